// The one-way street of src/: which folder may import which. An ESLint rule, kept here because the order is ours.
import { dirname, relative, resolve, sep } from 'node:path';

/** Every step may import the ones before it; folders of one step don't import each other. */
export const STEPS = [
  ['lib'],
  ['config'],
  ['schema'],
  ['models'],
  ['events'],
  ['auth'],
  ['loaders'],
  ['rules'],
  ['integrations'],
  ['services'],
  ['resolvers', 'subscriptions', 'reactors', 'jobs', 'import'],
  ['domains'],
  ['server'],
];

/** What starts things stands above all steps and may use itself freely. */
const TOP = ['connections', 'app', 'main', 'cli'];
const ORDER = [...STEPS.map((step) => step.join(', ')), TOP.join(', ')].join(' → ');

const stepOf = (layer) =>
  TOP.includes(layer) ? STEPS.length : STEPS.findIndex((step) => step.includes(layer));

/** Why a file must not import another one; `null` when it may. Paths are relative to src/, with slashes. */
export function violation(from, to) {
  const [layer, target] = [from, to].map((path) => path.split('/')[0].replace(/\.[a-z]+$/, ''));
  const [step, targetStep] = [layer, target].map(stepOf);
  // The manifest's shape: it takes types from every layer, and every layer reads the registered domains.
  if (layer === 'domain' || target === 'domain') return null;
  if (step === -1) return `src/${layer} has no place in the order: ${ORDER}`;
  if (targetStep === -1) return `src/${target} has no place in the order: ${ORDER}`;
  if (layer !== target && targetStep === step && step !== STEPS.length) {
    return `${layer} and ${target} stand on one step and don't import each other`;
  }
  if (targetStep > step) return `${layer} must not import ${target}; imports go one way: ${ORDER}`;
  const [domain, targetDomain] = [from, to].map((path) => path.split('/').slice(1, -1)[0]);
  if (layer === 'services' && target === 'services' && domain && targetDomain && domain !== targetDomain) {
    if (!/^services\/[^/]+\/index\.[jt]s$/.test(to)) {
      return `services/${domain} uses services/${targetDomain} through its index.ts only`;
    }
  }
  return null;
}

const rule = {
  meta: { type: 'problem', schema: [], messages: { boundary: '{{reason}}' } },
  create(context) {
    const src = resolve(context.cwd, 'src');
    const from = relative(src, context.filename).split(sep).join('/');
    if (from.startsWith('..')) return {};
    const check = (node, source) => {
      if (typeof source?.value !== 'string' || !source.value.startsWith('.')) return;
      const to = relative(src, resolve(dirname(context.filename), source.value))
        .split(sep)
        .join('/');
      const reason = to.startsWith('..') ? 'src imports nothing from outside src' : violation(from, to);
      if (reason) context.report({ node, messageId: 'boundary', data: { reason } });
    };
    return {
      ImportDeclaration: (node) => check(node, node.source),
      ExportNamedDeclaration: (node) => check(node, node.source),
      ExportAllDeclaration: (node) => check(node, node.source),
      ImportExpression: (node) => check(node, node.source),
      TSImportType: (node) => check(node, node.source ?? node.argument?.literal),
    };
  },
};

export default { rules: { 'one-way': rule } };
