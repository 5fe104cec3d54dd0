import { afterEach, describe, expect, test, vi } from 'vitest';
import { canSeal, deriveByPbkdf2, isSealed, seal, unseal } from '../../../src/exchange/sealed';
import { decoded, encoded, flipped, quickKeys } from '../../helpers/return-files';

const passphrase = 'Mật khẩu của Sở Tài chính';
const unreadable = { ok: false, error: { reason: 'sealedUnreadable' } };
const unavailable = { ok: false, error: { reason: 'sealUnavailable' } };

async function sealed(bytes: Uint8Array, derive = quickKeys()): Promise<Uint8Array> {
  const result = await seal(bytes, passphrase, derive);
  if (!result.ok) expect.fail(result.error.reason);
  return encoded(result.value);
}

interface Container {
  format: string;
  formatVersion: number;
  kdf: { name: string; hash: string; iterations: number; salt: string };
  cipher: { name: string; iv: string };
  data: string;
}

/** The sealed file with some places changed, its keys in the order given. */
async function changed(change: (container: Container) => unknown): Promise<Uint8Array> {
  const container = JSON.parse(decoded(await sealed(encoded('Báo cáo')))) as Container;
  return encoded(JSON.stringify(change(container)));
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('what was sealed is opened again', () => {
  test.each<readonly [string, Uint8Array]>([
    ['Vietnamese text', encoded('Đã ban hành kế hoạch cải cách hành chính năm 2023.')],
    ['nothing at all', new Uint8Array()],
    ['every byte', Uint8Array.from({ length: 256 }, (_, byte) => byte)],
    ['two megabytes', Uint8Array.from({ length: 2 * 1024 * 1024 }, (_, at) => (at * 31) % 251)],
  ])('%s', async (_name, bytes) => {
    const derive = quickKeys();
    const file = await sealed(bytes, derive);
    const opened = await unseal(file, passphrase, derive);
    if (!opened.ok) expect.fail(opened.error.reason);
    expect(Buffer.compare(opened.value, bytes)).toBe(0);
  });

  test('with the real derivation, of 600 000 rounds, as the file says', async () => {
    const rounds: number[] = [];
    const derive: typeof deriveByPbkdf2 = (...given) => {
      rounds.push(given[2]);
      return deriveByPbkdf2(...given);
    };
    const file = await sealed(encoded('Báo cáo'), derive);
    expect((JSON.parse(decoded(file)) as Container).kdf.iterations).toBe(600_000);
    const opened = await unseal(file, passphrase);
    expect(opened.ok && decoded(opened.value)).toBe('Báo cáo');
    expect(rounds).toEqual([600_000]);
  });

  test('and tells nothing of what it holds, nor of the passphrase, nor twice the same', async () => {
    const bytes = encoded('Báo cáo Báo cáo Báo cáo');
    const [one, other] = [decoded(await sealed(bytes)), decoded(await sealed(bytes))];
    expect(one).not.toContain(Buffer.from(bytes).toString('base64').slice(0, 8));
    expect(one).not.toContain(passphrase);
    const [a, b] = [one, other].map((text) => JSON.parse(text) as Container);
    expect(a!.kdf.salt).not.toBe(b!.kdf.salt);
    expect(a!.cipher.iv).not.toBe(b!.cipher.iv);
    expect(a!.data.slice(0, 16)).not.toBe(b!.data.slice(0, 16));
    expect([a!.kdf.salt, a!.cipher.iv].map((text) => Buffer.from(text, 'base64').length)).toEqual([16, 12]);
  });

  test('whether the keyboard composes letters or not', async () => {
    const file = await sealed(encoded('Báo cáo'), deriveByPbkdf2);
    const other = passphrase.normalize('NFD');
    expect(other).not.toBe(passphrase);
    expect((await unseal(file, other)).ok).toBe(true);
  });

  test('the derivation is PBKDF2 with SHA-256: RFC 7914, section 11', async () => {
    const key = await crypto.subtle.importKey('raw', Buffer.from('passwd'), 'PBKDF2', false, ['deriveBits']);
    const bits = await crypto.subtle.deriveBits(
      { name: 'PBKDF2', hash: 'SHA-256', salt: Buffer.from('salt'), iterations: 1 },
      key,
      256,
    );
    expect(Buffer.from(bits).toString('hex')).toBe('55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc');
    // Not to be exported: so the two keys are told to be one by what they encrypt.
    const iv = new Uint8Array(12);
    const known = await crypto.subtle.importKey('raw', bits, 'AES-GCM', false, ['encrypt']);
    const derived = await deriveByPbkdf2('passwd', encoded('salt'), 1);
    const texts = await Promise.all(
      [known, derived].map((each) => crypto.subtle.encrypt({ name: 'AES-GCM', iv }, each, Buffer.from('x'))),
    );
    expect(Buffer.from(texts[1]!).toString('hex')).toBe(Buffer.from(texts[0]!).toString('hex'));
  });
});

describe('one failure and no other for', () => {
  test.each(['', 'mật khẩu', `${passphrase} `, passphrase.toUpperCase()])('the passphrase %j', async (wrong) => {
    const derive = quickKeys();
    expect(await unseal(await sealed(encoded('Báo cáo'), derive), wrong, derive)).toEqual(unreadable);
  });

  test('any damage of the data, of the header, and of the file as a whole', async () => {
    const derive = quickKeys();
    const file = await sealed(encoded('Báo cáo'), derive);
    const data = decoded(file).indexOf('"data"') + 9;
    expect(await unseal(flipped(file, data, 0), passphrase, derive)).toEqual(unreadable);
    expect(await unseal(file.subarray(0, file.length - 20), passphrase, derive)).toEqual(unreadable);
    expect(await unseal(Uint8Array.from([...file, 0x7b]), passphrase, derive)).toEqual(unreadable);
    expect(await unseal(Uint8Array.from([0xff, ...file]), passphrase, derive)).toEqual(unreadable);
    expect(await unseal(new Uint8Array(), passphrase, derive)).toEqual(unreadable);
  });

  test.each<readonly [string, (container: Container) => unknown]>([
    ['one round too few', (it) => ({ ...it, kdf: { ...it.kdf, iterations: 599_999 } })],
    ['one round', (it) => ({ ...it, kdf: { ...it.kdf, iterations: 1 } })],
    ['rounds that take minutes', (it) => ({ ...it, kdf: { ...it.kdf, iterations: 10_000_001 } })],
    ['half a round', (it) => ({ ...it, kdf: { ...it.kdf, iterations: 600_000.5 } })],
    ['rounds as text', (it) => ({ ...it, kdf: { ...it.kdf, iterations: '600000' } })],
    ['another derivation', (it) => ({ ...it, kdf: { ...it.kdf, name: 'scrypt' } })],
    ['another hash', (it) => ({ ...it, kdf: { ...it.kdf, hash: 'SHA-1' } })],
    ['another cipher', (it) => ({ ...it, cipher: { ...it.cipher, name: 'AES-CBC' } })],
    ['a later version', (it) => ({ ...it, formatVersion: 2 })],
    ['another format', (it) => ({ ...it, format: 'par-workbench-assessment' })],
    ['a key too many', (it) => ({ ...it, note: '' })],
    ['a key too many inside', (it) => ({ ...it, cipher: { ...it.cipher, tagLength: 32 } })],
    ['a key missing', ({ cipher: _cipher, ...it }) => it],
    ['a short salt', (it) => ({ ...it, kdf: { ...it.kdf, salt: it.kdf.salt.slice(0, 20) } })],
    ['no salt', (it) => ({ ...it, kdf: { ...it.kdf, salt: '' } })],
    ['a long iv', (it) => ({ ...it, cipher: { ...it.cipher, iv: `${it.cipher.iv}AAAA` } })],
    ['an iv that is no base64', (it) => ({ ...it, cipher: { ...it.cipher, iv: `-${it.cipher.iv.slice(1)}` } })],
    ['no data', (it) => ({ ...it, data: '' })],
    ['a list', (it) => [it]],
  ])('a container with %s, and no key is derived for it unless its shape is right', async (_name, change) => {
    const derive = vi.fn(quickKeys());
    expect(await unseal(await changed(change), passphrase, derive)).toEqual(unreadable);
    if (_name !== 'no data') expect(derive).not.toHaveBeenCalled();
  });

  test('a header whose every part is right and was not written with this data', async () => {
    const key = await deriveByPbkdf2(passphrase, encoded('salt'), 1);
    // One key for all, as if whoever changed the header could have it.
    const derive = () => Promise.resolve(key);
    const file = JSON.parse(decoded(await sealed(encoded('Báo cáo'), derive))) as Container;
    const opened = async (container: Container) => unseal(encoded(JSON.stringify(container)), passphrase, derive);
    expect((await opened(file)).ok).toBe(true);
    expect(await opened({ ...file, kdf: { ...file.kdf, iterations: 600_001 } })).toEqual(unreadable);
    const salt = Buffer.alloc(16).toString('base64');
    expect(await opened({ ...file, kdf: { ...file.kdf, salt } })).toEqual(unreadable);
    const iv = Buffer.alloc(12).toString('base64');
    expect(await opened({ ...file, cipher: { ...file.cipher, iv } })).toEqual(unreadable);
  });
});

test('how the container is laid out does not matter: other order of keys, no white space, a mark in front', async () => {
  const derive = quickKeys();
  const long = 'Báo cáo'.repeat(300);
  const file = await sealed(encoded(long), derive);
  const { data, cipher, kdf, ...rest } = JSON.parse(decoded(file)) as Container;
  const other = encoded(`\ufeff${JSON.stringify({ data, cipher, kdf, ...rest })}`);
  expect(isSealed(other)).toBe(true);
  const opened = await unseal(other, passphrase, derive);
  expect(opened.ok && decoded(opened.value)).toBe(long);
});

test('as many rounds as may be are accepted', async () => {
  const key = await deriveByPbkdf2(passphrase, encoded('salt'), 1);
  const asked: number[] = [];
  const file = await changed((it) => ({ ...it, kdf: { ...it.kdf, iterations: 10_000_000 } }));
  await unseal(file, passphrase, (_passphrase, _salt, iterations) => {
    asked.push(iterations);
    return Promise.resolve(key);
  });
  expect(asked).toEqual([10_000_000]);
});

describe('a sealed file is known by what it says at either end', () => {
  test('also where it is cut short or damaged further on', async () => {
    const file = await sealed(encoded('Báo cáo'));
    expect(isSealed(file)).toBe(true);
    expect(isSealed(file.subarray(0, 60))).toBe(true);
    expect(isSealed(flipped(file, file.length - 3, 2))).toBe(true);
  });

  test.each([
    '',
    '{}',
    'par-workbench-sealed',
    '{"format":"par-workbench-assessment"}',
    '{"format":"par-workbench-sealed2"}',
    // A title may say anything.
    JSON.stringify({ format: 'par-workbench-assessment', title: '"format":"par-workbench-sealed"' }),
  ])('%j is none', (text) => {
    expect(isSealed(encoded(text))).toBe(false);
  });
});

test('where the browser has no subtle crypto, nothing is sealed or opened, and that is told', async () => {
  const file = await sealed(encoded('Báo cáo'));
  expect(canSeal()).toBe(true);
  vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) });
  expect(canSeal()).toBe(false);
  expect(await seal(encoded('Báo cáo'), passphrase)).toEqual(unavailable);
  expect(await unseal(file, passphrase)).toEqual(unavailable);
  expect(isSealed(file)).toBe(true);
});
