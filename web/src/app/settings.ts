/** What the gateway writes into the page. */
export interface Settings {
  /** Accounts of the demo data, for sign-in with one click. Empty without demo data. */
  accounts: { login: string; role: string }[];
  /** The password of the demo accounts. It is public. */
  password: string;
}

const written = document.getElementById('settings')?.textContent?.trim() || '{}';

/** The settings of the page. */
export const settings: Settings = { accounts: [], password: '', ...(JSON.parse(written) as object) };

// While developed with Vite there is no gateway that writes settings into the page.
if (import.meta.env.DEV && settings.accounts.length === 0) {
  settings.accounts = [
    { login: 'mira', role: 'creator' },
    { login: 'jonas', role: 'member' },
    { login: 'ada', role: 'admin' },
  ];
  settings.password = 'leela-demo-password';
}
