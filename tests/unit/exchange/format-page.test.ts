import { existsSync, readFileSync } from 'node:fs';
import canonicalize from 'canonicalize';
import { describe, expect, test } from 'vitest';
import { FORMAT_VERSION } from '../../../src/domain/assessment';
import { documentToFile } from '../../../src/domain/document-file';
import { assessmentJsonSchema } from '../../../src/domain/file-schema';
import { fingerprintGroups } from '../../../src/domain/fingerprint';
import { CONTRIBUTOR_SLOTS, LEAD_SLOTS } from '../../../src/domain/merge/quarantine';
import { SLOT_FIELDS } from '../../../src/domain/merge/slots';
import { QUARANTINE_REASONS, type RowSlot } from '../../../src/domain/merge-record';
import { digestOf } from '../../../src/exchange/digest';
import { seal } from '../../../src/exchange/sealed';
import { blankDocument } from '../../helpers/domain';

const folder = new URL('../../../public/', import.meta.url);
const page = readFileSync(new URL('format.html', folder), 'utf8');

const textOf = (html: string): string => html.replace(/<[^>]*>/g, '');
const codesIn = (html: string): string[] =>
  [...html.matchAll(/<code(?: id="[^"]*")?>([^<]*)<\/code>/g)].map(([, code]) => code!);

/** What stands between the tags of the element with an id. */
function part(id: string): string {
  const found = new RegExp(`<(\\w+)[^>]*\\bid="${id}"[^>]*>([\\s\\S]*?)</\\1\\s*>`).exec(page);
  if (!found) expect.fail(`no ${id}`);
  return found[2]!;
}

/** What stands between a heading and the next one. */
const sectionOf = (id: string): string => {
  const [own = ''] = page.slice(page.indexOf(`<h2 id="${id}">`) + 1).split('<h2 ');
  return own;
};

describe('the page on the file format says what is so:', () => {
  test('every key of the file, in its order', () => {
    const keys = [...page.matchAll(/<th scope="row"><code>([^<]*)<\/code><\/th>/g)].map(([, key]) => key);
    const written = [...Object.keys(documentToFile(blankDocument().assessment)), 'files', 'fingerprint'];
    expect(keys).toEqual(written);
    expect([...keys].sort()).toEqual(Object.keys(assessmentJsonSchema().properties as object).sort());
  });

  test('every version, and the schema of the last one', () => {
    expect(part('version-list').match(/<li>/g)).toHaveLength(FORMAT_VERSION);
    const [link] = /schema\/assessment-\d+\.schema\.json/.exec(page) ?? [''];
    expect(link).toBe(`schema/assessment-${String(FORMAT_VERSION)}.schema.json`);
    expect(existsSync(new URL(link, folder))).toBe(true);
    expect(page).toContain(`<td>${String(FORMAT_VERSION)}. Older versions`);
  });

  test('the worked example of canonical form, fingerprint and short form', () => {
    const value = JSON.parse(part('example-value')) as unknown;
    expect(canonicalize(value)).toBe(part('example-canonical'));
    expect(digestOf(value)).toBe(part('example-digest'));
    expect(fingerprintGroups(part('example-digest'))).toBe(part('example-groups'));
  });

  test('every field and constant of a sealed file', async () => {
    const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
    const sealed = await seal(new Uint8Array(1), 'x', () => Promise.resolve(key));
    if (!sealed.ok) expect.fail(sealed.error.reason);
    const { kdf, cipher, data, ...head } = JSON.parse(sealed.value) as {
      readonly kdf: {
        readonly name: string;
        readonly hash: string;
        readonly iterations: number;
        readonly salt: string;
      };
      readonly cipher: { readonly name: string; readonly iv: string };
      readonly data: string;
      readonly format: string;
      readonly formatVersion: number;
    };
    const said = sectionOf('sealed');
    const codes = codesIn(said);
    for (const name of [...Object.keys({ kdf, cipher, data, ...head }), ...Object.keys(kdf), ...Object.keys(cipher)])
      expect(codes).toContain(name);
    for (const constant of [head.format, kdf.name, kdf.hash, cipher.name]) expect(codes).toContain(constant);
    const bytes = (base64: string): string => `${String(Buffer.from(base64, 'base64').length)} bytes`;
    const plain = textOf(said).replace(/\s+/g, ' ');
    expect(plain).toContain(`formatVersion ${String(head.formatVersion)}.`);
    expect(plain).toContain(`iterations ${String(kdf.iterations)} when written`);
    expect(plain).toContain(`salt ${bytes(kdf.salt)}`);
    expect(plain).toContain(`iv ${bytes(cipher.iv)}`);
    // One byte was sealed: the rest is the tag.
    expect(plain).toContain(`tag of ${String(Buffer.from(data, 'base64').length - 1)} bytes`);
  });

  test('every reason for setting a change apart', () => {
    const said = codesIn(sectionOf('merging'));
    expect(said.sort()).toEqual([...QUARANTINE_REASONS].sort());
  });

  test.each([
    ['lead-fields', LEAD_SLOTS],
    ['contributor-fields', CONTRIBUTOR_SLOTS],
  ] as const)('what a return may change: %s', (id, slots: ReadonlySet<RowSlot>) => {
    const fields = [...slots].flatMap((slot) => SLOT_FIELDS[slot]);
    expect(codesIn(part(id)).sort()).toEqual([...fields].sort());
  });
});

test('the page runs nothing, loads nothing from elsewhere, and says its languages', () => {
  expect(page).not.toMatch(/<script|javascript:|\son\w+=|https?:/i);
  expect(page).toContain('<html lang="en">');
  expect(page).toMatch(/<p lang="vi">\s*Trang này/);
  expect(sectionOf('fields')).toContain('scope="col"');
});
