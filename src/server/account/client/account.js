import { ACTIONS } from './actions.js';

/** Storage key of the playground's session. */
const SESSION = 'leela.playground.session';

const byId = (id) => document.getElementById(id);
const action = ACTIONS[location.pathname];
const token = new URLSearchParams(location.search).get('token');
// Removed from the address bar and the history, because the token gives access to an account.
history.replaceState(null, '', location.pathname);

/** Sends a mutation and returns its payload. Throws messages for the user. */
async function send(query, variables) {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  const payload = Object.values(data ?? {})[0];
  const refusal = errors?.[0] ?? payload?.userErrors?.[0];
  if (refusal)
    throw Object.assign(new Error(refusal.message), {
      secondFactor: (refusal.code ?? refusal.extensions?.code) === 'SECOND_FACTOR_REQUIRED',
    });
  return payload;
}

function addField({ name, label, type, autocomplete = 'off' }) {
  const holder = document.createElement('label');
  const field = Object.assign(document.createElement('input'), { name, type, autocomplete, required: true });
  holder.append(label, field);
  byId('form').prepend(holder);
  field.focus();
}

/** The form's values. A code with a letter, or longer than an authenticator code, is a backup code. */
function typed() {
  const { totpCode, ...rest } = Object.fromEntries(new FormData(byId('form')));
  if (totpCode === undefined) return rest;
  return /^\s*(\d\s*){6}$/.test(totpCode) ? { ...rest, totpCode } : { ...rest, backupCode: totpCode };
}

async function run({ query, done, signsIn, leadsTo }) {
  byId('problem').textContent = '';
  const payload = await send(query, { input: { ...(action.withoutToken ? {} : { token }), ...typed() } });
  if (signsIn) {
    const { accessToken, accessTokenExpiresAt: expiresAt, refreshToken, viewer } = payload;
    const session = { accessToken, expiresAt, refreshToken, username: viewer.user.username };
    sessionStorage.setItem(SESSION, JSON.stringify(session));
  }
  if (leadsTo) location.assign(leadsTo(payload));
  byId('text').textContent = done(payload);
  byId('form').hidden = true;
  byId('onwards').hidden = document.body.dataset.playground !== 'on';
}

function addButton(button) {
  const element = Object.assign(document.createElement('button'), {
    type: 'submit',
    textContent: button.label,
  });
  if (button.quiet) element.className = 'quiet';
  element.addEventListener('click', async (event) => {
    if (!byId('form').reportValidity()) return;
    event.preventDefault();
    element.disabled = true;
    try {
      await run(button);
    } catch (error) {
      byId('problem').textContent = error.message;
      const asked = document.querySelector(`[name=${action.secondFactor?.name}]`);
      if (error.secondFactor && !asked) addField(action.secondFactor);
    }
    element.disabled = false;
  });
  byId('form').append(element);
}

byId('title').textContent = action.title;
byId('text').textContent = action.text;
byId('form').addEventListener('submit', (event) => event.preventDefault());
if (!action.withoutToken && !token) {
  byId('text').textContent = 'This link is not complete. Open it from the mail again.';
} else {
  action.buttons.forEach(addButton);
  (action.fields ?? []).forEach(addField);
  byId('form').hidden = action.buttons.length === 0;
  byId('onwards').hidden = action.buttons.length > 0 || document.body.dataset.playground !== 'on';
}
