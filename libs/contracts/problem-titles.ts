import type { ErrorCode, ERRORS } from './error-codes';
import type { Locale } from './vocabulary';

type Status = (typeof ERRORS)[ErrorCode]['status'];

/** The short heading of a problem (RFC 9457 `title`): what kind of no it is. The sentence of the code is its `detail`. */
export const PROBLEM_TITLES = {
  400: { en: 'Something is not right', 'zh-CN': '请求有误' },
  401: { en: 'Not signed in', 'zh-CN': '未登录' },
  403: { en: 'Not permitted', 'zh-CN': '无权操作' },
  404: { en: 'Not found', 'zh-CN': '未找到' },
  409: { en: 'Not possible now', 'zh-CN': '当前无法执行' },
  413: { en: 'Too large', 'zh-CN': '内容过大' },
  415: { en: 'Content not accepted', 'zh-CN': '内容类型不支持' },
  422: { en: 'Not acceptable as it stands', 'zh-CN': '无法按此处理' },
  429: { en: 'Too many attempts', 'zh-CN': '尝试过多' },
  500: { en: 'Our side failed', 'zh-CN': '系统出错' },
  503: { en: 'Not available just now', 'zh-CN': '暂时不可用' },
} as const satisfies Record<Status, Record<Locale, string>>;
