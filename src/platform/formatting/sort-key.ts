const LIGATURES: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss', ł: 'l', ø: 'o', đ: 'd' };

/** Text as it is compared: lower case, without accents, one apostrophe; « Œuvre » and « oeuvre » are the same. */
export function searchText(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[œæßłøđ]/g, (letter) => LIGATURES[letter] ?? letter)
    .replace(/[’‘ʼ′`´＇]/g, "'")
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim()
    .normalize('NFC');
}

/** The key by which a list is sorted in French order: accents, case, hyphens and apostrophes do not count. */
export function sortKey(text: string): string {
  return searchText(text)
    .replace(/['\-–—‐‑]/g, ' ')
    .replace(/ +/g, ' ')
    .trim();
}
