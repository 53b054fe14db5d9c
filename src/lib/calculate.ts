/** Arithmetic without `eval`: numbers, + - * / % ^, parentheses. @throws Error for anything else */
export function calculate(expression: string): number {
  const tokens = expression.replace(/,/g, '').match(/\d+(?:\.\d+)?(?:e[+-]?\d+)?|[-+*/%^()]|\S/gi) ?? [];
  let at = 0;
  const peek = (): string | undefined => tokens[at];
  const take = (): string => {
    const token = tokens[at++];
    if (token === undefined) throw new Error('The expression ends too early.');
    return token;
  };
  const sum = (): number => {
    let value = product();
    while (peek() === '+' || peek() === '-') value = take() === '+' ? value + product() : value - product();
    return value;
  };
  const product = (): number => {
    let value = power();
    while (peek() === '*' || peek() === '/' || peek() === '%') {
      const sign = take();
      const right = power();
      value = sign === '*' ? value * right : sign === '/' ? value / right : value % right;
    }
    return value;
  };
  const power = (): number => {
    const base = signed();
    if (peek() !== '^') return base;
    take();
    return base ** power();
  };
  const signed = (): number => {
    if (peek() === '-') {
      take();
      return -power();
    }
    if (peek() === '+') take();
    return atom();
  };
  const atom = (): number => {
    const token = take();
    if (token === '(') {
      const value = sum();
      if (take() !== ')') throw new Error('A parenthesis is not closed.');
      return value;
    }
    const value = Number(token);
    if (!/^\d/.test(token) || !Number.isFinite(value)) throw new Error(`Not a number: ${token}`);
    return value;
  };
  const value = sum();
  if (at < tokens.length) throw new Error(`Not expected: ${peek()}`);
  if (!Number.isFinite(value)) throw new Error('The result is not a finite number.');
  return Math.round(value * 1e12) / 1e12;
}
