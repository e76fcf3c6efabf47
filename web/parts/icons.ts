/** Line icons on a 16 px grid, 1.5 px strokes. Always beside a word (DESIGN.md 1, rule 9). */
export const icons = {
  command: 'M2.5 3h11v10h-11zM2.5 6.5h11M6.5 6.5V13',
  facts: 'M5.5 4h8M5.5 8h8M5.5 12h8M2.5 4h.1M2.5 8h.1M2.5 12h.1',
  search: 'M11.2 7a4.2 4.2 0 1 1-8.4 0 4.2 4.2 0 0 1 8.4 0zM10.2 10.2l3.5 3.5',
  check: 'm3 8.5 3.2 3.2L13 4.8',
  cross: 'M4 4l8 8M12 4l-8 8',
  clock: 'M13.8 8A5.8 5.8 0 1 1 2.2 8a5.8 5.8 0 0 1 11.6 0zM8 4.8V8l2.2 1.6',
  report: 'M4 2h5.5L12.5 5v9H4zM9.5 2v3h3M6 8h4.5M6 10.8h4.5',
  edit: 'm3 13 .6-2.8 7-7 2.2 2.2-7 7zM9.3 4.5l2.2 2.2',
  send: 'M14 2 2 7l4.5 2L9 14zM6.5 9 14 2',
  question:
    'M13.8 8A5.8 5.8 0 1 1 2.2 8a5.8 5.8 0 0 1 11.6 0zM6.3 6.3c.1-1 .8-1.6 1.8-1.6s1.8.7 1.8 1.5c0 1.3-1.8 1.4-1.8 2.7M8.1 11.3v.1',
  ledger: 'M3 2.5h10v11H3zM5.5 5.5h5M5.5 8h5M5.5 10.5h3',
  record: 'M3 2.5h8.5a1 1 0 0 1 1 1v10H4.2A1.2 1.2 0 0 1 3 12.3zM3 12.3a1.2 1.2 0 0 1 1.2-1.2h8.3',
  seat: 'M4.5 2.5V9h7M4.5 9v4.5M11.5 9v4.5M4.5 11.5h7',
  late: 'M8 2.2 14.3 13.3H1.7zM8 6.5v3.3M8 11.5v.1',
  decide: 'M8 14V9.5M8 9.5 3.5 5V2.5M8 9.5 12.5 5V2.5M2 4l1.5-1.5L5 4M11 4l1.5-1.5L14 4',
  bell: 'M4 11V7a4 4 0 0 1 8 0v4l1.2 1.5H2.8zM6.8 14.3h2.4',
  shield: 'M8 1.8 13 3.6v4c0 3.3-2 5.4-5 6.7-3-1.3-5-3.4-5-6.7v-4z',
  flag: 'M4 14V2.5h8l-1.8 2.8L12 8H4',
  pin: 'M6 2.5h4l-.6 4L12 9H4l2.6-2.5zM8 9v4.8',
  person: 'M10.7 5.3a2.7 2.7 0 1 1-5.4 0 2.7 2.7 0 0 1 5.4 0zM2.8 13.8c.5-3 2.6-4.3 5.2-4.3s4.7 1.3 5.2 4.3',
  people:
    'M8.2 5.6a2.4 2.4 0 1 1-4.8 0 2.4 2.4 0 0 1 4.8 0zM1.5 13c.4-2.6 2.1-3.8 4.3-3.8s3.9 1.2 4.3 3.8M10.5 3.4a2.3 2.3 0 0 1 0 4.4M12 9.6c1.4.5 2.3 1.7 2.6 3.4',
  sms: 'M2.5 3h11v8H7l-3 2.8V11H2.5zM5.3 7h.1M8 7h.1M10.7 7h.1',
  email: 'M2 3.5h12v9H2zM2.2 4 8 8.8 13.8 4',
  phone:
    'M3 2.5h2.7l1 3L5 6.8A8 8 0 0 0 9.2 11l1.3-1.7 3 1V13a1 1 0 0 1-1.1 1A11 11 0 0 1 2 3.6a1 1 0 0 1 1-1.1z',
  announcement: 'M2 3h12v10H2zM2 5.8h12M4 4.4h.1',
  lock: 'M3.8 7.2h8.4v6.3H3.8zM5.5 7.2V5a2.5 2.5 0 0 1 5 0v2.2',
  unlocked: 'M3.8 7.2h8.4v6.3H3.8zM5.5 7.2V5a2.5 2.5 0 0 1 4.6-1.4',
  none: 'M13.8 8A5.8 5.8 0 1 1 2.2 8a5.8 5.8 0 0 1 11.6 0zM4 12l8-8',
  circle: 'M12.5 8a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0z',
  doing: 'M13.3 8A5.3 5.3 0 1 1 2.7 8a5.3 5.3 0 0 1 10.6 0z',
  law: 'M8 2.5v11M4.5 13.5h7M3 4.5h10M3 4.5 1.3 9h3.4zM13 4.5 11.3 9h3.4z',
  add: 'M8 3v10M3 8h10',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  play: 'm5 3 8 5-8 5z',
  inject: 'M9 1.8 3.5 9H8l-1 5.2L12.5 7H8z',
  down: 'm3.5 6 4.5 4.5L12.5 6',
  next: 'm6 3.5 4.5 4.5L6 12.5',
  back: 'M10 3.5 5.5 8l4.5 4.5',
  more: 'M3.5 8h.1M8 8h.1M12.5 8h.1',
  settings: 'M2.5 5h5M11.5 5h2M2.5 11h2M8.5 11h5M9.5 3.4v3.2M6.5 9.4v3.2',
  download: 'M8 2.5v7.5M4.8 7 8 10.2 11.2 7M3 13.5h10',
  upload: 'M8 10.5V3M4.8 6 8 2.8 11.2 6M3 13.5h10',
  link: 'M6.5 9.5l3-3M7 4.5l1-1a2.8 2.8 0 0 1 4 4l-1 1M9 11.5l-1 1a2.8 2.8 0 0 1-4-4l1-1',
  offline: 'M2 6.2a9 9 0 0 1 12 0M4.3 8.7a5.5 5.5 0 0 1 7.4 0M8 12v.1M3 13.5 13 2.5',
} as const

export type IconName = keyof typeof icons

/** Icons with a filled part: the half disc of work in progress. */
export const filled: Partial<Record<IconName, string>> = { doing: 'M8 2.7a5.3 5.3 0 0 1 0 10.6z' }

export const beacon =
  'M3 17h12l-1.3-6.5H4.3zM3.3 9.4V7.2h2.1v.9h2.2v-.9h2.8v.9h2.2v-.9h2.1v2.2zM6.7 6.1C6 4.3 8.3 3.6 8.1.8c2.4 1 4.3 3.4 3.2 5.3z'
