import type { ContactKind, CustomerKind, Level, Locale, Role, Tier, UnitKind } from '@redress/contracts';

/** Everybody's password in the demo company. It is no secret: the launcher shows it. */
export const DEMO_PASSWORD = 'redress-demo';

/** Where the demo company is at home. */
export const DEMO_ZONE = 'Asia/Shanghai';

interface DemoUnit {
  readonly key: string;
  readonly name: string;
  readonly nameZh: string;
  readonly kind: UnitKind;
  readonly parent: string | null;
  /** Login of the duty officer. */
  readonly officer: string | null;
}

interface DemoMember {
  readonly login: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly level: Level;
  readonly unit: string;
  readonly deputy: string;
  readonly locale: Locale;
}

interface DemoCustomer {
  readonly key: string;
  readonly name: string;
  readonly kind: CustomerKind;
  readonly tier: Tier;
  readonly locale: Locale;
  readonly zone: string;
  /** Minor units of CNY. */
  readonly revenue: number | null;
  readonly dealer: string | null;
  readonly contacts: readonly (readonly [ContactKind, string])[];
  readonly equipment: readonly {
    readonly model: string;
    readonly serial: string;
    readonly purchasedOn: string;
    readonly warrantyUntil: string;
    readonly servicePackage: string | null;
  }[];
}

interface DemoCategory {
  readonly code: string;
  readonly parent: string | null;
  readonly en: string;
  readonly zh: string;
}

const unit = (
  key: string,
  kind: UnitKind,
  parent: string | null,
  name: string,
  nameZh: string,
  officer: string | null = null,
): DemoUnit => ({ key, kind, parent, name, nameZh, officer });

/** Headquarters, two regions, their cities and stations; parents before children. */
export const DEMO_UNITS: readonly DemoUnit[] = [
  unit('headquarters', 'headquarters', null, 'Lantern Machinery', '明灯机械', 'wang.min'),
  unit('north', 'region', 'headquarters', 'North Region', '北方大区', 'liu.yang'),
  unit('south', 'region', 'headquarters', 'South Region', '南方大区', 'huang.yan'),
  unit('beijing', 'city', 'north', 'Beijing', '北京', 'zhou.ping'),
  unit('tianjin', 'city', 'north', 'Tianjin', '天津'),
  unit('guangzhou', 'city', 'south', 'Guangzhou', '广州', 'lin.tao'),
  unit('shenzhen', 'city', 'south', 'Shenzhen', '深圳'),
  unit('haidian', 'station', 'beijing', 'Haidian Station', '海淀服务站'),
  unit('tanggu', 'station', 'tianjin', 'Tanggu Station', '塘沽服务站'),
  unit('tianhe', 'station', 'guangzhou', 'Tianhe Station', '天河服务站'),
  unit('nanshan', 'station', 'shenzhen', 'Nanshan Station', '南山服务站'),
];

const member = (
  login: string,
  name: string,
  roles: readonly Role[],
  level: Level,
  unitKey: string,
  deputy: string,
  locale: Locale = 'zh-CN',
): DemoMember => ({ login, name, roles, level, unit: unitKey, deputy, locale });

/** Somebody of every role; everybody has a deputy. */
export const DEMO_STAFF: readonly DemoMember[] = [
  member('chen.jing', 'Chen Jing 陈静', ['admin'], 'senior', 'headquarters', 'zhao.lei'),
  member('wang.min', 'Wang Min 王敏', ['manager'], 'senior', 'headquarters', 'zhao.lei'),
  member('zhao.lei', 'Zhao Lei 赵磊', ['manager'], 'senior', 'headquarters', 'wang.min'),
  member('sun.hui', 'Sun Hui 孙慧', ['quality'], 'middle', 'headquarters', 'zhao.lei'),
  member('liu.yang', 'Liu Yang 刘洋', ['supervisor'], 'middle', 'north', 'zhou.ping'),
  member('zhou.ping', 'Zhou Ping 周平', ['supervisor'], 'middle', 'beijing', 'liu.yang'),
  member('li.wei', 'Li Wei 李伟', ['agent'], 'frontline', 'beijing', 'zhang.na'),
  member('zhang.na', 'Zhang Na 张娜', ['agent'], 'frontline', 'beijing', 'li.wei'),
  member('guo.qiang', 'Guo Qiang 郭强', ['agent'], 'frontline', 'haidian', 'li.wei'),
  member('huang.yan', 'Huang Yan 黄燕', ['supervisor'], 'middle', 'south', 'lin.tao'),
  member('lin.tao', 'Lin Tao 林涛', ['supervisor', 'agent'], 'middle', 'guangzhou', 'huang.yan'),
  member('emma.clark', 'Emma Clark', ['agent'], 'frontline', 'guangzhou', 'he.jun', 'en'),
  member('he.jun', 'He Jun 何军', ['agent'], 'frontline', 'tianhe', 'emma.clark'),
];

const SHANGHAI = DEMO_ZONE;
const care = 'Full care 全保';
const basic = 'Basic 基础保';

/** Persons, companies and dealers; dealers before those who belong to them. Numbers and addresses are invented. */
export const DEMO_CUSTOMERS: readonly DemoCustomer[] = [
  {
    key: 'harvest-dealer',
    name: '丰收农机经销有限公司',
    kind: 'dealer',
    tier: 'a',
    locale: 'zh-CN',
    zone: SHANGHAI,
    revenue: 1_860_000_00,
    dealer: null,
    contacts: [
      ['phone', '+86 10 5550 1100'],
      ['email', 'service@harvest.example.com'],
      ['address', '北京市海淀区学院路 100 号'],
    ],
    equipment: [],
  },
  {
    key: 'pearl-dealer',
    name: '珠江设备经销有限公司',
    kind: 'dealer',
    tier: 'b',
    locale: 'zh-CN',
    zone: SHANGHAI,
    revenue: 920_000_00,
    dealer: null,
    contacts: [
      ['phone', '+86 20 5550 2200'],
      ['email', 'hello@pearl.example.com'],
    ],
    equipment: [],
  },
  {
    key: 'golden-fields',
    name: '金穗农业合作社',
    kind: 'company',
    tier: 'vip',
    locale: 'zh-CN',
    zone: SHANGHAI,
    revenue: 3_400_000_00,
    dealer: 'harvest-dealer',
    contacts: [
      ['phone', '+86 22 5550 3310'],
      ['email', 'office@golden-fields.example.com'],
    ],
    equipment: [
      {
        model: 'LM-480',
        serial: 'LM480-210077',
        purchasedOn: '2024-04-12',
        warrantyUntil: '2027-04-11',
        servicePackage: care,
      },
      {
        model: 'LM-480',
        serial: 'LM480-210078',
        purchasedOn: '2024-04-12',
        warrantyUntil: '2027-04-11',
        servicePackage: care,
      },
    ],
  },
  {
    key: 'harbour-logistics',
    name: 'Harbour Logistics Ltd',
    kind: 'company',
    tier: 'a',
    locale: 'en',
    zone: 'Asia/Hong_Kong',
    revenue: 1_250_000_00,
    dealer: 'pearl-dealer',
    contacts: [
      ['phone', '+852 5550 4420'],
      ['email', 'fleet@harbour.example.com'],
    ],
    equipment: [
      {
        model: 'LF-25',
        serial: 'LF25-190441',
        purchasedOn: '2023-09-01',
        warrantyUntil: '2025-08-31',
        servicePackage: basic,
      },
    ],
  },
  {
    key: 'ma-li',
    name: '马丽',
    kind: 'person',
    tier: 'standard',
    locale: 'zh-CN',
    zone: SHANGHAI,
    revenue: 3_600_00,
    dealer: 'harvest-dealer',
    contacts: [
      ['phone', '+86 139 0000 4711'],
      ['email', 'ma.li@example.com'],
    ],
    equipment: [
      {
        model: 'LG-5',
        serial: 'LG5-330912',
        purchasedOn: '2025-03-20',
        warrantyUntil: '2027-03-19',
        servicePackage: basic,
      },
    ],
  },
  {
    key: 'xu-feng',
    name: '徐峰',
    kind: 'person',
    tier: 'b',
    locale: 'zh-CN',
    zone: SHANGHAI,
    revenue: 18_000_00,
    dealer: null,
    contacts: [['phone', '+86 138 0000 2288']],
    equipment: [
      {
        model: 'LG-9',
        serial: 'LG9-120045',
        purchasedOn: '2025-06-02',
        warrantyUntil: '2027-06-01',
        servicePackage: null,
      },
    ],
  },
  {
    key: 'tang-xin',
    name: '唐欣',
    kind: 'person',
    tier: 'standard',
    locale: 'zh-CN',
    zone: SHANGHAI,
    revenue: null,
    dealer: null,
    contacts: [
      ['phone', '+86 137 0000 9034'],
      ['messaging', 'tangxin_2020'],
    ],
    equipment: [],
  },
  {
    key: 'james-hall',
    name: 'James Hall',
    kind: 'person',
    tier: 'standard',
    locale: 'en',
    zone: 'Europe/London',
    revenue: 4_200_00,
    dealer: null,
    contacts: [
      ['phone', '+44 20 7946 0958'],
      ['email', 'james.hall@example.com'],
    ],
    equipment: [
      {
        model: 'LG-5',
        serial: 'LG5-771250',
        purchasedOn: '2025-01-15',
        warrantyUntil: '2027-01-14',
        servicePackage: basic,
      },
    ],
  },
  {
    key: 'sofia-reyes',
    name: 'Sofia Reyes',
    kind: 'person',
    tier: 'vip',
    locale: 'en',
    zone: 'America/New_York',
    revenue: 96_000_00,
    dealer: null,
    contacts: [
      ['phone', '+1 202 555 0143'],
      ['email', 'sofia.reyes@example.com'],
    ],
    equipment: [
      {
        model: 'LF-25',
        serial: 'LF25-200310',
        purchasedOn: '2024-11-08',
        warrantyUntil: '2026-11-07',
        servicePackage: care,
      },
    ],
  },
  {
    key: 'deng-hao',
    name: '邓浩',
    kind: 'person',
    tier: 'standard',
    locale: 'zh-CN',
    zone: SHANGHAI,
    revenue: 2_400_00,
    dealer: 'pearl-dealer',
    contacts: [['phone', '+86 136 0000 5120']],
    equipment: [
      {
        model: 'LG-5',
        serial: 'LG5-330958',
        purchasedOn: '2025-08-11',
        warrantyUntil: '2027-08-10',
        servicePackage: null,
      },
    ],
  },
  {
    key: 'green-hills',
    name: 'Green Hills Farm',
    kind: 'company',
    tier: 'b',
    locale: 'en',
    zone: 'Australia/Sydney',
    revenue: 310_000_00,
    dealer: null,
    contacts: [
      ['phone', '+61 2 5550 6610'],
      ['email', 'manager@green-hills.example.com'],
    ],
    equipment: [
      {
        model: 'LM-320',
        serial: 'LM320-180066',
        purchasedOn: '2022-05-30',
        warrantyUntil: '2025-05-29',
        servicePackage: null,
      },
    ],
  },
  {
    key: 'luo-yan',
    name: '罗燕',
    kind: 'person',
    tier: 'a',
    locale: 'zh-CN',
    zone: SHANGHAI,
    revenue: 42_000_00,
    dealer: null,
    contacts: [
      ['phone', '+86 135 0000 7766'],
      ['email', 'luo.yan@example.com'],
      ['address', '广东省深圳市南山区科技路 8 号'],
    ],
    equipment: [
      {
        model: 'LG-9',
        serial: 'LG9-120311',
        purchasedOn: '2025-10-01',
        warrantyUntil: '2027-09-30',
        servicePackage: care,
      },
    ],
  },
];

const category = (code: string, en: string, zh: string): DemoCategory => {
  const end = code.lastIndexOf('.');
  return { code, parent: end === -1 ? null : code.slice(0, end), en, zh };
};

/** What complaints are about; parents before children. */
export const DEMO_CATEGORIES: readonly DemoCategory[] = [
  category('product', 'Product', '产品'),
  category('product.defect', 'Defect', '质量缺陷'),
  category('product.defect.engine', 'Engine', '发动机'),
  category('product.defect.electrics', 'Electrics', '电气'),
  category('product.defect.noise', 'Noise', '异响'),
  category('product.fit', 'Not fit for the purpose', '不适用'),
  category('product.safety', 'Safety', '安全'),
  category('service', 'Service', '服务'),
  category('service.attitude', 'Attitude', '态度'),
  category('service.speed', 'Too slow', '响应慢'),
  category('service.workmanship', 'Workmanship', '维修质量'),
  category('service.parts', 'Spare parts', '配件'),
  category('delivery', 'Delivery', '交付'),
  category('delivery.late', 'Late', '延迟'),
  category('delivery.damaged', 'Damaged or incomplete', '损坏或缺件'),
  category('price', 'Price and invoice', '价格与账单'),
  category('price.charge', 'Wrong charge', '收费错误'),
  category('price.refund', 'Refund', '退款'),
  category('information', 'Information', '信息'),
  category('information.promise', 'Promise not kept', '承诺未兑现'),
  category('information.manual', 'Instructions', '说明书'),
  category('policy', 'Policy', '制度'),
  category('policy.warranty', 'Warranty terms', '保修条款'),
  category('dealer', 'Dealer', '经销商'),
  category('other', 'Something else', '其他'),
];
