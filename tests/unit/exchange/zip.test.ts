import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { zipFiles } from '../../../src/exchange/zip';
import { encoded } from '../../helpers/return-files';

const at = '2024-05-20T03:30:00.000Z';
const files = [
  { name: 'Sở Nội vụ – Phiếu giao việc.json', bytes: encoded('{"a": "Đã ban hành"}\n'.repeat(50)) },
  { name: 'plain.json', bytes: Uint8Array.from([0, 255, 13, 10]) },
  { name: 'Trống.json', bytes: new Uint8Array() },
];

/** The headers of an archive's files: `central` those of the list at its end, by the format's own numbers. */
function headersOf(archive: Uint8Array, central: boolean) {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const [signature, flags, nameLength, name] = central ? [0x02014b50, 8, 28, 46] : [0x04034b50, 6, 26, 30];
  const found: { readonly flags: number; readonly name: string }[] = [];
  for (let from = 0; from + 46 <= archive.length; from += 1) {
    if (view.getUint32(from, true) !== signature) continue;
    const start = from + name;
    const bytes = archive.subarray(start, start + view.getUint16(from + nameLength, true));
    found.push({ flags: view.getUint16(from + flags, true), name: new TextDecoder().decode(bytes) });
  }
  return found;
}

describe('an archive', () => {
  test('gives its files back: names, order and bytes', () => {
    const unzipped = unzipSync(zipFiles(files, at));
    expect(Object.keys(unzipped)).toEqual(files.map(({ name }) => name));
    for (const { name, bytes } of files) expect(Buffer.compare(unzipped[name]!, bytes)).toBe(0);
  });

  test.each([true, false])('says of Vietnamese names that they are UTF-8 (list at the end: %s)', (central) => {
    const headers = headersOf(zipFiles(files, at), central);
    expect(headers.map(({ name }) => name)).toEqual(files.map(({ name }) => name));
    expect(headers.filter(({ name }) => /[^ -~]/.test(name)).map(({ flags }) => (flags >> 11) & 1)).toEqual([1, 1]);
  });

  test('is the same for the same files at the same time, and smaller than they are', () => {
    const archive = zipFiles(files, at);
    expect(Buffer.compare(zipFiles(files, at), archive)).toBe(0);
    expect(Buffer.compare(zipFiles(files, '2024-05-21T03:30:00.000Z'), archive)).not.toBe(0);
    expect(archive.length).toBeLessThan(files[0]!.bytes.length);
  });

  test('of nothing is an archive too', () => {
    expect(unzipSync(zipFiles([], at))).toEqual({});
  });
});
