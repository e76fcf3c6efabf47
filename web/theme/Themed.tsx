import { ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { antdTheme } from './antd.ts'
import { useFace } from './face.ts'

/** antd in our look and the reader's language; its style tags carry the nonce the server put into the page. */
export function Themed({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation()
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
  return (
    <ConfigProvider
      theme={antdTheme(useFace())}
      locale={i18n.language === 'en' ? enUS : zhCN}
      csp={{ nonce }}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      {children}
    </ConfigProvider>
  )
}
