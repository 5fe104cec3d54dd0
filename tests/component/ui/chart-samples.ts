/** Data as wide as it gets: long names, unknown ranks, near values. */
import type { AreaBarsData } from '../../../src/ui/charts/area-bars';
import type { FrontierData } from '../../../src/ui/charts/frontier';
import type { HistogramData } from '../../../src/ui/charts/histogram';
import type { LadderData } from '../../../src/ui/charts/rank-ladder';
import type { SlopeData } from '../../../src/ui/charts/slope';
import type { TornadoRow } from '../../../src/ui/charts/tornado';

export const ladder: LadderData = {
  rows: [
    { unit: 'Thừa Thiên Huế', rank: 35, value: 87.21 },
    { unit: 'Bà Rịa - Vũng Tàu', rank: 36, value: 87.02 },
    { unit: 'TP Hồ Chí Minh', rank: 39, value: 86.97 },
    { unit: 'Điện Biên', rank: null, value: 86.5 },
    { unit: 'Quảng Ngãi', rank: 43, value: 86.14 },
    { unit: 'Đắk Nông', rank: 44, value: 86.11 },
    { unit: 'Bắc Kạn', rank: 50, value: 85.77 },
    { unit: 'Bình Phước', rank: 51, value: 85.76 },
  ],
  own: {
    unit: 'Lạng Sơn',
    publishedRank: 47,
    before: { value: 85.96, best: 44, worst: 49, estimate: 47 },
    after: { value: 87.1, best: 36, worst: 36, estimate: 36 },
  },
};

const areaNames = [
  'Công tác chỉ đạo, điều hành cải cách hành chính',
  'Xây dựng và tổ chức thực hiện văn bản quy phạm pháp luật tại tỉnh',
  'Cải cách thủ tục hành chính',
  'Cải cách tổ chức bộ máy hành chính nhà nước',
  'Cải cách chế độ công vụ',
  'Cải cách tài chính công',
  'Xây dựng và phát triển chính quyền điện tử, chính quyền số',
  'Tác động của cải cách hành chính đến người dân, tổ chức và phát triển kinh tế – xã hội',
];
const areaValues = [91.6842, 83.5, 95.1, 78.25, 88.005, 71.3, null, 82.4];
const areaMeans = [94.2, null, 93.87, 79.6, 88.005, 84.11, 86.0, 82.3];

export const areas: AreaBarsData = {
  areas: areaNames.map((name, index) => ({
    code: String(index + 1),
    name,
    percent: areaValues[index] ?? null,
    comparison: areaMeans[index] ?? null,
  })),
  comparisonLabel: 'Trung bình cả nước 2023',
};

export const slope: SlopeData = {
  now: { total: 85.96, rank: { best: 44, worst: 49, estimate: 47 } },
  scenarios: [
    { name: 'Bổ sung đủ tài liệu kiểm chứng trong quý III', total: 87.1, rank: { best: 34, worst: 38, estimate: 36 } },
    { name: 'Chỉ sửa lĩnh vực 6', total: 86.91, rank: { best: 37, worst: 41, estimate: 39 } },
    { name: 'Không làm gì, mất mục 3.2.1', total: 85.46, rank: { best: 50, worst: 54, estimate: 52 } },
    { name: 'Như cũ', total: 85.96, rank: { best: 44, worst: 49, estimate: 47 } },
    { name: 'Phương án của Sở Thông tin và Truyền thông', total: 86.9, rank: null },
  ],
};

export const tornado: readonly TornadoRow[] = Array.from({ length: 19 }, (_, index) => ({
  code: `${(index % 8) + 1}.${(index % 3) + 1}.${index + 1}`,
  name:
    index % 3 === 0
      ? 'Tỷ lệ hồ sơ thủ tục hành chính do các cơ quan chuyên môn cấp tỉnh tiếp nhận trong năm được giải quyết đúng hạn'
      : index % 3 === 1
        ? 'Ban hành kế hoạch cải cách hành chính năm'
        : 'Mức độ hài lòng',
  ranksLost: Math.max(0, 14 - index),
  ranksGained: [0, 7, 3, 5, 1][index % 5] ?? 0,
  pointsLost: Math.max(0.05, 1.5 - index * 0.1),
  pointsGained: [0, 0.75, 0.3, 0.5, 0.125][index % 5] ?? 0,
}));

export const frontier: FrontierData = {
  points: Array.from({ length: 26 }, (_, index) => {
    const points = 85.96 + 5.4 * (1 - Math.exp(-index / 7));
    const estimate = Math.round(47 - (points - 85.96) * 6.5);
    return {
      costDays: index * 3 + (index % 2) / 2,
      points,
      rank: { best: estimate - 2, worst: estimate + 2, estimate },
    };
  }),
  target: { points: 90 },
  selected: 9,
};

const weights = Array.from({ length: 22 }, (_, index) => Math.exp(-((index - 11) ** 2) / 30));
const weight = weights.reduce((sum, value) => sum + value, 0);

export const histogram: HistogramData = {
  bars: weights.map((value, index) => ({ rank: 36 + index, share: value / weight })),
  median: 47,
  interval: { best: 42, worst: 52 },
  target: 40,
};
