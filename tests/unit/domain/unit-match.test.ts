import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { loadUnits } from '../../../src/data/packs';
import { createUnitMatcher, type UnitMatch } from '../../../src/domain/unit-match';
import { holds } from '../../helpers/domain';

const former = loadUnits(2024);
const present = loadUnits(2025);
const match63 = createUnitMatcher(former, present);
const match34 = createUnitMatcher(present, former);
const sure = (unit: string): UnitMatch => ({ kind: 'sure', unit });

/** Spellings written by hand, so that the test does not lean on any way to take marks away. */
const ENGLISH: Readonly<Record<string, string>> = {
  'Hà Nội': 'Ha Noi',
  'Hải Phòng': 'Hai Phong',
  'Quảng Ninh': 'Quang Ninh',
  'Hải Dương': 'Hai Duong',
  'Hưng Yên': 'Hung Yen',
  'Thái Bình': 'Thai Binh',
  'Hà Nam': 'Ha Nam',
  'Nam Định': 'Nam Dinh',
  'Ninh Bình': 'Ninh Binh',
  'Vĩnh Phúc': 'Vinh Phuc',
  'Bắc Ninh': 'Bac Ninh',
  'Phú Thọ': 'Phu Tho',
  'Thái Nguyên': 'Thai Nguyen',
  'Bắc Giang': 'Bac Giang',
  'Hà Giang': 'Ha Giang',
  'Cao Bằng': 'Cao Bang',
  'Bắc Kạn': 'Bac Kan',
  'Tuyên Quang': 'Tuyen Quang',
  'Lào Cai': 'Lao Cai',
  'Yên Bái': 'Yen Bai',
  'Lạng Sơn': 'Lang Son',
  'Lai Châu': 'Lai Chau',
  'Điện Biên': 'Dien Bien',
  'Sơn La': 'Son La',
  'Hòa Bình': 'Hoa Binh',
  'Thanh Hóa': 'Thanh Hoa',
  'Nghệ An': 'Nghe An',
  'Hà Tĩnh': 'Ha Tinh',
  'Quảng Bình': 'Quang Binh',
  'Quảng Trị': 'Quang Tri',
  'Thừa Thiên Huế': 'Thua Thien Hue',
  'Đà Nẵng': 'Da Nang',
  'Quảng Nam': 'Quang Nam',
  'Quảng Ngãi': 'Quang Ngai',
  'Bình Định': 'Binh Dinh',
  'Phú Yên': 'Phu Yen',
  'Khánh Hòa': 'Khanh Hoa',
  'Ninh Thuận': 'Ninh Thuan',
  'Bình Thuận': 'Binh Thuan',
  'Kon Tum': 'Kon Tum',
  'Gia Lai': 'Gia Lai',
  'Đắk Lắk': 'Dak Lak',
  'Đắk Nông': 'Dak Nong',
  'Lâm Đồng': 'Lam Dong',
  'TP Hồ Chí Minh': 'Ho Chi Minh',
  'Bà Rịa - Vũng Tàu': 'Ba Ria - Vung Tau',
  'Bình Dương': 'Binh Duong',
  'Bình Phước': 'Binh Phuoc',
  'Tây Ninh': 'Tay Ninh',
  'Đồng Nai': 'Dong Nai',
  'Long An': 'Long An',
  'Tiền Giang': 'Tien Giang',
  'Bến Tre': 'Ben Tre',
  'Trà Vinh': 'Tra Vinh',
  'Vĩnh Long': 'Vinh Long',
  'Đồng Tháp': 'Dong Thap',
  'An Giang': 'An Giang',
  'Kiên Giang': 'Kien Giang',
  'Cần Thơ': 'Can Tho',
  'Hậu Giang': 'Hau Giang',
  'Sóc Trăng': 'Soc Trang',
  'Bạc Liêu': 'Bac Lieu',
  'Cà Mau': 'Ca Mau',
  'TP Hà Nội': 'Ha Noi',
  'TP Huế': 'Hue',
  'TP Hải Phòng': 'Hai Phong',
  'TP Đà Nẵng': 'Da Nang',
  'TP Cần Thơ': 'Can Tho',
};
const CITIES = ['Ha Noi', 'Hai Phong', 'Da Nang', 'Ho Chi Minh', 'Can Tho', 'Hue', 'Thua Thien Hue'];

/** Ways to write a name; those of a city only for what is one. */
function writings(unit: string): readonly string[] {
  const english = ENGLISH[unit]!;
  const bare = unit.replace(/^TP /, '');
  const both = [bare, english].flatMap((name) => [
    name,
    name.toUpperCase(),
    name.toLowerCase(),
    name.normalize('NFD'),
    `  ${name}\u00a0`,
    name.replaceAll(' ', '\u00a0'),
    name.replaceAll(' ', '  \n'),
    name.replaceAll(' ', '-'),
    name.replaceAll(' ', '\u2011'),
    name.replaceAll(' ', ' – '),
    name.replaceAll(' ', ''),
    Array.from(name).join('\u200b'),
    Array.from(name).join('\u00ad'),
    `Tỉnh ${name}`,
    `tinh ${name}`,
    `TỈNH\u2009${name.toUpperCase()}`,
    `Tỉnh: ${name}`,
    `T. ${name}`,
    `UBND tỉnh ${name}`,
    `${name} Province`,
    `${name.toUpperCase()} PROVINCE`,
    `1. ${name}`,
    `07) ${name}`,
    `${name} (*)`,
    `${name} (1)`,
    `${name}*`,
    `${name} (${english})`,
  ]);
  const asCity = [bare, english].flatMap((name) => [
    `TP ${name}`,
    `TP. ${name}`,
    `TP.${name}`,
    `Tp.${name}`,
    `T.P ${name}`,
    `T.P. ${name}`,
    `TP${name}`,
    `tp ${name.toLowerCase()}`,
    `Thành phố ${name}`,
    `THÀNH PHỐ ${name}`.normalize('NFD'),
    `Thanh pho ${name}`,
    `Tỉnh/TP ${name}`,
    `UBND TP. ${name}`,
    `${name} City`,
    `${name.replaceAll(' ', '')} city`,
    `City of ${name}`,
    `${name} (TP)`,
    `${name}, TP`,
  ]);
  return CITIES.includes(english) ? [...both, ...asCity] : both;
}

describe.each([
  ['the 63 units', former, match63],
  ['the 34 units', present, match34],
])('each of %s', (_, units, match) => {
  test.each(units)('%s is found in every writing', (unit) => {
    for (const writing of writings(unit)) expect([writing, match(writing)]).toEqual([writing, sure(unit)]);
  });

  it('is asked about where it is a province and called a city: its capital may be meant', () => {
    for (const unit of units) {
      if (CITIES.includes(ENGLISH[unit]!)) continue;
      for (const writing of [`TP. ${unit}`, `Thành phố ${unit}`, `${ENGLISH[unit]!} City`])
        expect(match(writing)).toEqual({ kind: 'doubtful', candidates: [unit] });
    }
  });
});

describe('a short form or another spelling', () => {
  test.each([
    ['TP.HCM', 'TP Hồ Chí Minh'],
    ['TPHCM', 'TP Hồ Chí Minh'],
    ['TP. HCM', 'TP Hồ Chí Minh'],
    ['HCM', 'TP Hồ Chí Minh'],
    ['HCMC', 'TP Hồ Chí Minh'],
    ['HCM City', 'TP Hồ Chí Minh'],
    ['Sài Gòn', 'TP Hồ Chí Minh'],
    ['Saigon', 'TP Hồ Chí Minh'],
    ['Thành phố Hồ Chí Minh (TP.HCM)', 'TP Hồ Chí Minh'],
    ['HN', 'Hà Nội'],
    ['TP HN', 'Hà Nội'],
    ['Hanoi', 'Hà Nội'],
    ['Hanoi City', 'Hà Nội'],
    ['Haiphong', 'Hải Phòng'],
    ['Danang', 'Đà Nẵng'],
    ['Can Tho City', 'Cần Thơ'],
    ['BRVT', 'Bà Rịa - Vũng Tàu'],
    ['BR-VT', 'Bà Rịa - Vũng Tàu'],
    ['BR – VT', 'Bà Rịa - Vũng Tàu'],
    ['Bà Rịa Vũng Tàu', 'Bà Rịa - Vũng Tàu'],
    ['Bà Rịa-Vũng Tàu', 'Bà Rịa - Vũng Tàu'],
    ['Bà Rịa (Vũng Tàu)', 'Bà Rịa - Vũng Tàu'],
    ['Bà Rịa - VT', 'Bà Rịa - Vũng Tàu'],
    ['TT Huế', 'Thừa Thiên Huế'],
    ['TT-Huế', 'Thừa Thiên Huế'],
    ['TT. Huế', 'Thừa Thiên Huế'],
    ['Thừa Thiên - Huế', 'Thừa Thiên Huế'],
    ['Huế', 'Thừa Thiên Huế'],
    ['TP Huế', 'Thừa Thiên Huế'],
    ['Daklak', 'Đắk Lắk'],
    ['Đăk Lăk', 'Đắk Lắk'],
    ['Đắc Lắc', 'Đắk Lắk'],
    ['Dac Lac', 'Đắk Lắk'],
    ['ÐắkLắk', 'Đắk Lắk'],
    ['Đăk Nông', 'Đắk Nông'],
    ['Đắc Nông', 'Đắk Nông'],
    ['Bắc Cạn', 'Bắc Kạn'],
    ['Hoà Bình', 'Hòa Bình'],
    ['Thanh Hoá', 'Thanh Hóa'],
    ['Kontum', 'Kon Tum'],
    ['Province of Ha Tinh', 'Hà Tĩnh'],
    ['Hà Nội (TP)', 'Hà Nội'],
    ['Th\u00adành p\u200chố Hà Nội', 'Hà Nội'],
  ])('%s means %s', (name, unit) => {
    expect(match63(name)).toEqual(sure(unit));
  });

  test.each([
    ['Thừa Thiên Huế', 'TP Huế'],
    ['TT-Huế', 'TP Huế'],
    ['Hue City', 'TP Huế'],
    ['TP.HCM', 'TP Hồ Chí Minh'],
    ['HN', 'TP Hà Nội'],
  ])('of 2025, %s means %s', (name, unit) => {
    expect(match34(name)).toEqual(sure(unit));
  });
});

describe('is asked about', () => {
  test.each([
    ['initials of several', 'QN', ['Quảng Ninh', 'Quảng Nam', 'Quảng Ngãi']],
    ['initials of several', 'TN', ['Thái Nguyên', 'Tây Ninh']],
    ['initials of one', 'ĐB', ['Điện Biên']],
    ['a part of a name', 'Vũng Tàu', ['Bà Rịa - Vũng Tàu']],
    ['a part of a name', 'Thừa Thiên', ['Thừa Thiên Huế']],
    ['a part of several', 'Quảng', ['Quảng Ninh', 'Tuyên Quang', 'Quảng Bình', 'Quảng Trị', 'Quảng Nam', 'Quảng Ngãi']],
    ['a longer name', 'Điện Biên Phủ', ['Điện Biên']],
    ['two names', 'Tuyên Quang và Hà Giang', ['Hà Giang', 'Tuyên Quang']],
    ['a bracket that says another', 'Tuyên Quang (Hà Giang)', ['Hà Giang', 'Tuyên Quang']],
    ['a bracket that says more', 'Tuyên Quang (cũ)', ['Tuyên Quang']],
    ['a letter too many', 'Lạng Sơnn', ['Lạng Sơn']],
    ['a letter missing', 'Lng Sơn', ['Lạng Sơn']],
    ['a wrong letter', 'Gia Lay', ['Gia Lai']],
    ['letters that changed places', 'Ninh Bnìh', ['Ninh Bình']],
    ['a spelling between two', 'Quảng Nan', ['Quảng Nam', 'Quảng Ninh', 'Quảng Ngãi']],
    ['marks of a name that is a letter away', 'Hậ Giang', ['Hà Giang', 'Hậu Giang']],
    ['marks of a name that is a letter away', 'Thánh Hòa', ['Thanh Hóa', 'Khánh Hòa']],
    ['marks of neither', 'Tỉnh Khanh Hóa', ['Khánh Hòa', 'Thanh Hóa']],
    ['a footnote without a bracket', 'Hà Nội1', ['Hà Nội']],
  ])('%s: %s', (_, name, candidates) => {
    expect(match63(name)).toEqual({ kind: 'doubtful', candidates });
  });

  it('two units whose names differ by marks alone, unless the marks are there', () => {
    const match = createUnitMatcher(['Hà Giang', 'Hạ Giang'], []);
    expect(match('ha giang')).toEqual({ kind: 'doubtful', candidates: ['Hà Giang', 'Hạ Giang'] });
    expect(match('Hạ Giang'.normalize('NFD'))).toEqual(sure('Hạ Giang'));
  });

  it('a city before a province where it was called one', () => {
    const match = createUnitMatcher(['Đồng Nai', 'Đà Nẵng'], []);
    expect(match('ĐN')).toEqual({ kind: 'doubtful', candidates: ['Đồng Nai', 'Đà Nẵng'] });
    expect(match('TP ĐN')).toEqual({ kind: 'doubtful', candidates: ['Đà Nẵng', 'Đồng Nai'] });
  });

  it('a name before another name for it', () => {
    const match = createUnitMatcher(['Thừa Thiên Huế', 'TP Huế'], []);
    expect(match('Huế')).toEqual(sure('TP Huế'));
    expect(match('Thừa Thiên Huế')).toEqual(sure('Thừa Thiên Huế'));
    expect(match('TT Huế').kind).toBe('doubtful');
  });
});

describe('means none', () => {
  test.each([
    '',
    ' ',
    '–',
    '92,18',
    'TP',
    'Tỉnh',
    'Tỉnh, thành phố',
    'Tỉnh/TP',
    'Tên tỉnh, thành phố',
    'Địa phương',
    'Province',
    'Provinces and cities',
    'STT',
    'Chỉ số',
    'Xếp hạng',
    'Bộ Tư pháp',
    'Bình',
    'ĐBP',
    'Nhóm A',
    'Cả nước',
    'Trung bình',
    'x'.repeat(200),
    'Lạng Sơn '.repeat(50),
  ])('%j', (name) => {
    expect(match63(name)).toEqual({ kind: 'none' });
  });

  it('a unit of other years, misspelled or not: it is no spelling of one that is left', () => {
    const left = new Set(present.map((unit) => ENGLISH[unit]!));
    const gone = former.filter((unit) => !left.has(ENGLISH[unit]!) && unit !== 'Thừa Thiên Huế');
    expect(gone).toHaveLength(29);
    for (const unit of gone)
      for (const name of [unit, ENGLISH[unit]!, `Tỉnh ${unit}`, `${unit}g`])
        expect([name, match34(name)]).toEqual([name, { kind: 'none' }]);
    expect(match34('BR-VT')).toEqual({ kind: 'none' });
  });
});

describe('a name with letters put in, left out, changed or swapped', () => {
  type Edit = { readonly how: 'insert' | 'delete' | 'change' | 'swap'; readonly at: number; readonly letter: string };
  const edit: fc.Arbitrary<Edit> = fc.record({
    how: fc.constantFrom('insert', 'delete', 'change', 'swap'),
    at: fc.nat({ max: 20 }),
    letter: fc.constantFrom(...Array.from('abcdeghiklmnopqrstuvxy -.')),
  });
  const apply = (text: string, { how, at, letter }: Edit): string => {
    const letters = Array.from(text);
    const place = at % letters.length;
    if (how === 'insert') letters.splice(place, 0, letter);
    else if (how === 'delete') letters.splice(place, 1);
    else if (how === 'change') letters[place] = letter;
    else letters.splice(place, 0, ...letters.splice(place + 1, 1));
    return letters.join('');
  };
  const bare = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '');
  const spelling = (unit: string): string => ENGLISH[unit]!;
  const lists = [
    ['63', former, match63],
    ['34', present, match34],
  ] as const;

  it.each(lists)('of the %s units, with its marks, is never surely another unit', (_, units, match) => {
    holds(20250700, 3_000, fc.constantFrom(...units), edit, (unit, change) => {
      const meant = match(apply(unit.replace(/^TP /, ''), change));
      if (meant.kind === 'sure') expect(meant.unit).toBe(unit);
    });
  });

  it.each(lists)('of the %s units, without marks, is asked about unless it spells a name', (_, units, match) => {
    holds(20250701, 3_000, fc.constantFrom(...units), edit, (unit, change) => {
      const typed = apply(spelling(unit), change);
      const meant = match(typed);
      const isName = (other: string): boolean => bare(spelling(other)) === bare(typed);
      if (units.some(isName)) expect(meant).toEqual({ kind: 'sure', unit: units.find(isName) });
      else if (meant.kind === 'sure') expect(meant.unit).toBe(unit);
      // Of a name of three letters little is left.
      else if (bare(typed).length > 3 && !former.some(isName))
        expect([typed, meant.kind === 'doubtful' && meant.candidates.includes(unit)]).toEqual([typed, true]);
    });
  });

  it('several edits are surely another unit only where they spell its very letters', () => {
    holds(
      20250702,
      3_000,
      fc.constantFrom(...former),
      fc.array(edit, { minLength: 2, maxLength: 4 }),
      (unit, changes) => {
        const typed = changes.reduce((text, change) => (text === '' ? text : apply(text, change)), spelling(unit));
        const meant = match63(typed);
        if (meant.kind === 'sure' && meant.unit !== unit) {
          // `tp`, `t` and `tinh` may have been made by the edits in front of the letters.
          expect(bare(typed).endsWith(bare(spelling(meant.unit)))).toBe(true);
        }
      },
    );
  });

  it('any text is read without an error, and what is returned are units', () => {
    holds(20250703, 3_000, fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...former)), (text) => {
      const meant = match63(text);
      const named = meant.kind === 'sure' ? [meant.unit] : meant.kind === 'doubtful' ? meant.candidates : [];
      expect(named.every((unit) => former.includes(unit))).toBe(true);
      expect(new Set(named).size).toBe(named.length);
      if (meant.kind === 'doubtful') expect(named.length).toBeGreaterThan(0);
    });
  });
});
