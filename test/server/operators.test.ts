import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testApp } from '../setup/app.js';

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Names of metrics in a text, without the endings that histograms have. */
const metricsIn = (text: string): string[] => [
  ...new Set(
    Array.from(text.matchAll(/\bleela_[a-z_]+/g), ([name]) => name.replace(/_(bucket|sum|count)$/, '')),
  ),
];

describe('the files for operators', () => {
  it('name only metrics that the gateway has', async () => {
    const { url } = await testApp();
    const served = await (await fetch(url.replace('/graphql', '/metrics'))).text();
    const known = new Set(Array.from(served.matchAll(/^# TYPE (leela_\w+)/gm), ([, name]) => name));
    const named = metricsIn(read('ops/alert-rules.yml') + read('ops/grafana-dashboard.json'));
    expect(named.length).toBeGreaterThan(8);
    // Jobs are off in tests, so their metrics have no values but they are there.
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });

  it('have a runbook page for each alert', () => {
    const rules = read('ops/alert-rules.yml');
    const alerts = rules.match(/^ +- alert: /gm)!.length;
    const pages = Array.from(rules.matchAll(/runbook: (\S+)/g), ([, page]) => page!);
    expect(pages.length).toBe(alerts);
    expect(pages.filter((page) => !existsSync(join(root, page)))).toEqual([]);
  });

  it('are a dashboard that Grafana reads', () => {
    const { title, panels } = JSON.parse(read('ops/grafana-dashboard.json'));
    expect(title).toBe('Leela');
    for (const panel of panels) expect(panel.targets[0].expr).toContain('leela_');
  });
});
