import type { ThemeConfig } from 'antd'
import { dark, light, type Palette } from './palette.ts'

/** antd's tokens for one face of the page; both palettes are given whole, none is derived (DESIGN.md 7). */
export function antdTheme(face: 'light' | 'dark'): ThemeConfig {
  const palette = face === 'dark' ? dark : light
  return { token: { ...colours(palette), ...states(palette), ...measures }, components: components(palette) }
}

const colours = (p: Palette) => ({
  colorPrimary: p.accent,
  colorPrimaryHover: p['accent-hover'],
  colorPrimaryActive: p['accent-hover'],
  colorPrimaryBg: p['accent-bg'],
  colorLink: p.accent,
  colorLinkHover: p['accent-hover'],
  colorLinkActive: p['accent-hover'],
  colorTextLightSolid: p['on-accent'],
  colorText: p.ink,
  colorTextSecondary: p['ink-2'],
  colorTextTertiary: p['ink-3'],
  colorTextPlaceholder: p['ink-3'],
  colorTextDisabled: p['ink-3'],
  colorBgLayout: p.bg,
  colorBgContainer: p.surface,
  colorBgElevated: p.surface,
  colorBgContainerDisabled: p.raised,
  colorFillAlter: p.raised,
  colorFillSecondary: p.hover,
  colorFillTertiary: p.hover,
  controlItemBgHover: p.hover,
  controlItemBgActive: p.hover,
  controlItemBgActiveHover: p.hover,
  colorBorder: p.edge,
  colorBorderSecondary: p.line,
  colorSplit: p.line,
})

const states = (p: Palette) => ({
  colorError: p.late,
  colorErrorHover: p.late,
  colorErrorBg: p['late-bg'],
  colorErrorBorder: p['late-line'],
  colorErrorText: p.late,
  colorWarning: p.soon,
  colorWarningBg: p['soon-bg'],
  colorWarningBorder: p['soon-line'],
  colorWarningText: p.soon,
  colorSuccess: p.done,
  colorSuccessBg: p['done-bg'],
  colorSuccessBorder: p['done-line'],
  colorSuccessText: p.done,
  colorInfo: p['ink-2'],
})

const measures = {
  fontFamily:
    '"PingFang SC","Noto Sans CJK SC","Noto Sans SC","Microsoft YaHei","Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif',
  fontSize: 13,
  fontSizeLG: 14,
  fontSizeSM: 12,
  lineHeight: 1.5385,
  fontWeightStrong: 600,
  borderRadius: 3,
  borderRadiusLG: 3,
  borderRadiusSM: 3,
  borderRadiusXS: 3,
  controlHeight: 32,
  controlHeightSM: 28,
  controlHeightLG: 48,
  padding: 16,
  paddingSM: 12,
  paddingXS: 8,
  boxShadow: 'none',
  boxShadowSecondary: 'none',
  boxShadowTertiary: 'none',
  motionDurationFast: '0.1s',
  motionDurationMid: '0.15s',
  motionDurationSlow: '0.2s',
  controlOutlineWidth: 0,
}

const components = (p: Palette): NonNullable<ThemeConfig['components']> => ({
  Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
  Table: {
    headerBg: 'transparent',
    headerColor: p['ink-3'],
    headerSplitColor: 'transparent',
    rowHoverBg: p.hover,
    rowExpandedBg: p.surface,
    cellPaddingBlock: 8,
    cellPaddingInline: 10,
    borderColor: p.line,
  },
  Tabs: { inkBarColor: p.ink, itemSelectedColor: p.ink },
  Tag: { defaultBg: p.surface, defaultColor: p['ink-2'] },
  Menu: { itemSelectedBg: p.hover, itemSelectedColor: p.ink, itemHeight: 31 },
  Statistic: { contentFontSize: 26 },
})
