const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
if (timeZone !== process.env.TZ && !(timeZone === 'Asia/Calcutta' && process.env.TZ === 'Asia/Kolkata'))
  throw new Error(`These tests run in ${timeZone}, not in ${process.env.TZ}.`);
