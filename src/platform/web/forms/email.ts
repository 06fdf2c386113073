const LONGEST = 200;
const ADDRESS = /^[^\s<>,;:"()[\]\\@]+@[^\s<>,;:"()[\]\\@.]+(?:\.[^\s<>,;:"()[\]\\@.]+)+$/;

/** An address as it is stored, in small letters; null when no mail could leave for it. */
export function parseEmail(typed: string): string | null {
  const address = typed.trim().toLowerCase();
  return address.length <= LONGEST && ADDRESS.test(address) ? address : null;
}
