import type { FastifyRequest } from 'fastify';
import { expectToken } from './forgery.js';
import { fieldsOf } from './forms/form-reader.js';

/** The only addresses that take a file: everywhere else a form is read whole, and nothing else. */
const UPLOADS: ReadonlySet<string> = new Set(['/partenaires/import']);

/** Longest file, and longest pasted text. */
export const UPLOAD_BYTES = 1_048_576;
const MOST_FIELDS = 20;

export interface Upload {
  readonly fields: Readonly<Record<string, string>>;
  /** Null when no file was chosen. */
  readonly file: { readonly name: string; readonly bytes: Buffer } | null;
  /** The file, or a pasted text, was longer than what is read. */
  readonly isTooLong: boolean;
}

export function takesUpload(request: FastifyRequest): boolean {
  return request.method === 'POST' && UPLOADS.has(request.url.split('?')[0] ?? '');
}

/**
 * Reads a form that may carry one file. Everything is read before anything is answered (a browser hangs when its upload is
 * refused half-way), and the token stands in the form itself: nothing read is given before it is checked.
 */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
  if (!request.isMultipart()) return { fields: fieldsOf(request.body), file: null, isTooLong: false };
  const fields: Record<string, string> = {};
  let file: Upload['file'] = null;
  let isTooLong = false;
  const limits = { files: 1, fields: MOST_FIELDS, fileSize: UPLOAD_BYTES, fieldSize: UPLOAD_BYTES };
  for await (const part of request.parts({ limits })) {
    if (part.type === 'file') {
      const bytes = await bytesOf(part.file);
      isTooLong ||= part.file.truncated;
      if (bytes.length > 0) file = { name: part.filename, bytes };
    } else {
      fields[part.fieldname] = String(part.value);
      isTooLong ||= part.valueTruncated;
    }
  }
  // An error page gives back what was written, here too.
  request.body = fields;
  expectToken(request, fields.csrf ?? '');
  return { fields, file, isTooLong };
}

async function bytesOf(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}
