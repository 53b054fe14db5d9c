import { request } from 'node:http';
import { beforeAll, describe, expect, it } from 'vitest';
import { person, type Person } from '../factories/person.js';
import { testApp } from '../setup/app.js';
import { CANVAS, CREATE_CANVAS, DELETE_CANVAS } from './operations.js';

interface Got {
  status: number;
  headers: Record<string, unknown>;
  body: string;
}

/** Asks the gateway under a host name of one's choice, as a browser would that has resolved it. */
async function get(url: string, host = new URL(url).host): Promise<Got> {
  const { port } = new URL((await testApp()).url);
  const { pathname } = new URL(url);
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: pathname, headers: { host } }, (response) => {
      let body = '';
      response.on('data', (part) => (body += String(part)));
      response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, body }));
    })
      .on('error', reject)
      .end();
  });
}

describe('the preview of a project', () => {
  let mira: Person;
  let project: string;
  let preview: string;
  beforeAll(async () => {
    mira = await person();
    const input = { name: 'Quiz', template: 'EDUCATION', category: 'School' };
    project = (await mira.client.data(CREATE_CANVAS, { input })).createCanvasProject.project.id;
    preview = (await mira.client.data(CANVAS, { id: project })).canvasProject.previewUrl;
  });

  it('is served from an origin of its own, in a sandbox that reaches nothing', async () => {
    const gateway = new URL((await testApp()).url);
    expect(new URL(preview).host).toBe(`preview.localhost:${gateway.port}`);
    const page = await get(preview);
    expect(page).toMatchObject({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } });
    expect(page.body).toContain('Why is the sky blue?');
    const policy = String(page.headers['content-security-policy']);
    for (const part of [
      "default-src 'none'",
      'sandbox allow-scripts',
      `frame-ancestors http://localhost:${gateway.port} http://127.0.0.1:${gateway.port}`,
      "connect-src 'none'",
      "form-action 'none'",
      "base-uri 'none'",
    ])
      expect(policy.split('; ')).toContain(part);
    expect(policy).not.toContain('allow-same-origin');
    expect(page.headers['x-content-type-options']).toBe('nosniff');
    expect(page.headers['set-cookie']).toBeUndefined();
    const script = await get(preview.replace('index.html', 'quiz.js'));
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect((await get(preview.replace('index.html', 'none.js'))).status).toBe(404);
    expect((await get(preview.replace('index.html', '..%2f..%2fetc%2fpasswd'))).status).toBe(404);
  });

  it('is served there only, and nothing else is', async () => {
    const gateway = new URL((await testApp()).url).host;
    const { host } = new URL(preview);
    expect((await get(preview, gateway)).status).toBe(404);
    for (const path of ['/graphql', '/healthz', '/uploads/x', '/playground', '/'])
      expect((await get(`http://${host}${path}`)).status).toBe(404);
  });

  it('ends with its token, with a changed one and with the project', async () => {
    expect((await get(preview.replace(/\.\d{10}\./, '.9999999999.'))).status).toBe(404);
    expect((await get(preview.replace(/\/preview\/.{24}/, `/preview/${'0'.repeat(24)}`))).status).toBe(404);
    await mira.client.data(DELETE_CANVAS, { id: project });
    expect((await get(preview)).status).toBe(404);
  });
});
