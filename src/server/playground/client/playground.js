/* global React, ReactDOM, GraphiQL */
import { createClient } from './vendor/graphql-ws/client.js';
import { authorization, post, signIn, signOut, username } from './session.js';
import { firstTabs } from './tabs.js';

const settings = JSON.parse(document.getElementById('settings').textContent);
const byId = (id) => document.getElementById(id);

/** One socket for all subscriptions. A change of the user opens a new one. */
let socket = newSocket();

function newSocket() {
  return createClient({
    url: `${location.origin.replace(/^http/, 'ws')}/graphql`,
    lazy: true,
    connectionParams: async () => {
      const value = await authorization();
      return value ? { authorization: value } : {};
    },
  });
}

/** Runs GraphiQL's operations: subscriptions over the socket, all others over HTTP. */
async function fetcher({ query, variables, operationName }, { headers = {} } = {}) {
  const operation = operationOf(query, operationName);
  const params = { query, variables, operationName: operation?.name };
  if (operation?.kind === 'subscription') return socket.iterate(params);
  const value = await authorization();
  const answer = await post(params, { ...(value ? { authorization: value } : {}), ...headers });
  if (operationName === 'IntrospectionQuery') return sorted(answer);
  showCost(params.operationName, answer);
  byId('note').hidden = Boolean(username()) || answer.data?.viewer !== null;
  return withoutCost(answer);
}

/** The introspection with types, fields, arguments and enum values by name, for the documentation explorer. */
function sorted(value) {
  if (Array.isArray(value)) {
    const items = value.map(sorted);
    return items.every((item) => item?.name) ? items.sort((a, b) => (a.name < b.name ? -1 : 1)) : items;
  }
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, sorted(part)]));
}

/**
 * The operation to run. GraphiQL's choice lags behind the editor, so after a change of tabs it may name an operation
 * that the document does not have; a document's only operation is always used.
 */
function operationOf(query, name) {
  const bare = query.replace(/"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"|#.*/g, ' ');
  const found = [...bare.matchAll(/(?<![\w$@.{])(query|mutation|subscription)\b\s*(\w+)?\s*(?=[({@])/g)].map(
    ([, kind, itsName]) => ({ kind, name: itsName }),
  );
  return found.find((operation) => operation.name === name) ?? found[0];
}

function showCost(name, { extensions, errors }) {
  const cost = extensions?.cost;
  byId('cost').hidden = !cost;
  byId('hint').hidden = Boolean(cost);
  if (!cost) return;
  byId('cost-name').textContent = name ?? 'operation';
  byId('cost-ms').textContent = `${cost.ms.total.toFixed(1)} ms`;
  byId('cost-commands').textContent = cost.mongoCommands;
  byId('cost-batches').textContent = cost.loaderBatches;
  byId('cost-complexity').textContent = cost.complexity;
  byId('cost-errors').textContent = errors?.length ?? 0;
}

/** Removes the cost, which the bar shows already. */
function withoutCost(answer) {
  const { cost, ...extensions } = answer.extensions ?? {};
  const rest = { ...answer };
  delete rest.extensions;
  return cost && Object.keys(extensions).length === 0 ? rest : answer;
}

function showPerson() {
  const name = username();
  for (const button of document.querySelectorAll('button[data-login]')) {
    button.setAttribute('aria-pressed', String(button.dataset.login === name));
  }
  byId('who').textContent = name ? `signed in as ${name}` : 'visitor';
  byId('sign-out').hidden = !name;
  byId('note').hidden = true;
  byId('demo').hidden = Boolean(name) || settings.accounts.length === 0;
}

async function changePerson(change) {
  byId('problem').textContent = '';
  try {
    await change();
  } catch (error) {
    byId('problem').textContent = error.message;
  }
  await socket.dispose();
  socket = newSocket();
  showPerson();
}

function addAccounts() {
  for (const { login, role } of settings.accounts) {
    const button = document.createElement('button');
    button.type = 'button';
    button.dataset.login = login;
    const what = document.createElement('small');
    what.textContent = ` ${role}`;
    button.append(login, what);
    button.addEventListener('click', () => changePerson(() => signIn(login, settings.password)));
    byId('accounts').append(button);
  }
  byId('sign-out').addEventListener('click', () => changePerson(signOut));
}

/** A post for reactions: the first trending one. */
async function somePost() {
  const query = '{ trendingPosts(window: WEEK, first: 1) { edges { node { id } } } }';
  const answer = await post({ query }).catch(() => null);
  return answer?.data?.trendingPosts?.edges[0]?.node.id ?? 'post_';
}

byId('mails').hidden = !settings.outbox;
addAccounts();
showPerson();
const defaultTabs = firstTabs(await somePost());
ReactDOM.createRoot(byId('graphiql')).render(
  React.createElement(GraphiQL, {
    fetcher,
    defaultTabs,
    // GraphiQL opens the first of the default tabs without its variables.
    variables: localStorage.getItem('graphiql:tabState') ? undefined : defaultTabs[0].variables,
    defaultEditorToolsVisibility: 'variables',
    isHeadersEditorEnabled: true,
    shouldPersistHeaders: false,
  }),
);
