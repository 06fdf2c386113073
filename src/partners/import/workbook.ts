/** A workbook is a ZIP: what it says to hold once unpacked, so that a small file never becomes a huge one. */
const MOST_UNPACKED = 8_388_608;
const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LONGEST_END = 65_557;

export function isWorkbook(bytes: Buffer): boolean {
  return bytes.length > 4 && bytes.readUInt32LE(0) === 0x04034b50;
}

/** Rows of the first sheet, every cell as text; null when the file is no workbook that can be read. A formula gives its last result. */
export async function readWorkbook(bytes: Buffer): Promise<string[][] | null> {
  const size = unpackedSize(bytes);
  if (size === null || size > MOST_UNPACKED) return null;
  try {
    const copy = new ArrayBuffer(bytes.length);
    new Uint8Array(copy).set(bytes);
    const { readSheet } = await import('read-excel-file/universal'); // heavy, and seldom asked for
    const rows = await readSheet(copy);
    return rows.map((row) => row.map(cellText));
  } catch {
    // Whatever the reader cannot make of it, the person is told that the file cannot be read.
    return null;
  }
}

/** What the directory of the ZIP announces; the reader trusts the same directory. */
export function unpackedSize(bytes: Buffer): number | null {
  const end = endOfDirectory(bytes);
  if (end === null) return null;
  const entries = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  let size = 0;
  for (let index = 0; index < entries; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY) return null;
    size += bytes.readUInt32LE(at + 24);
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return size;
}

function endOfDirectory(bytes: Buffer): number | null {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - LONGEST_END); at -= 1) {
    if (bytes.readUInt32LE(at) === END) return at;
  }
  return null;
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
}
