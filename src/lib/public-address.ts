let address: () => string = () => '';

/** Sets the function that returns the gateway's public address. It is called for every link. */
export function setPublicAddress(given: () => string): void {
  address = given;
}

/** A link to a path of this gateway. */
export const linkToPath = (path: string): string => `${address().replace(/\/+$/, '')}${path}`;
