import { charts } from './charts';
import { attribution } from './studio/attribution';
import { chances } from './studio/chances';
import { forecast } from './studio/forecast';
import { plan } from './studio/plan';
import { results } from './studio/results';
import { review } from './studio/review';
import { route } from './studio/route';
import { scenarios } from './studio/scenarios';
import { sipas } from './studio/sipas';
import { years } from './studio/years';

/** Vietnamese, canonical. */
export const studio = {
  title: 'Phân tích và tổng kết',
  close: 'Về bảng chấm',
  tabs: {
    scenarios: 'Kịch bản',
    forecast: 'Dự báo hạng',
    chances: 'Chắc chắn và rủi ro',
    route: 'Đường ít tốn nhất',
    attribution: 'Vì sao đổi hạng',
    review: 'Tổng kết năm',
    plan: 'Kế hoạch',
    results: 'Kết quả công bố',
    sipas: 'SIPAS',
    years: 'Các năm',
  },
  /** What stands in the document, and what is assumed in the grid, beside the named scenarios. */
  now: 'Hiện tại',
  whatIf: 'Đang giả định',
  /** A figure that stands for an interval. */
  estimate: 'ước tính',
  days: (days: string) => `${days} người-ngày`,
  number: {
    notANumber: (text: string) => `“${text}” không phải là số. Ví dụ: 1,5.`,
    tooManyDecimals: (decimals: number) => `Tối đa ${decimals} chữ số thập phân.`,
    outside: (from: string, to: string) => `Hãy nhập một số từ ${from} đến ${to}.`,
  },
  charts,
  scenarios,
  forecast,
  chances,
  route,
  attribution,
  review,
  plan,
  results,
  sipas,
  years,
};
