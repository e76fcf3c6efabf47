import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RenderedView } from '../../server/contract/delivery.ts'
import { channelIcons } from '../parts/channelIcons.ts'
import { Filters } from '../parts/Filters.tsx'
import { Icon } from '../parts/Icon.tsx'

/** One message as its reader receives it. The web version runs in a frame of its own that may load and run nothing. */
export function MessageCard({ message }: { message: RenderedView }) {
  const { t } = useTranslation('sending')
  const [as, setAs] = useState<'text' | 'html'>('text')
  const { channel, to, subject, text, html } = message
  return (
    <article className="message">
      <header className="line">
        <b className="nowrap">
          <Icon name={channelIcons[channel]} small /> {t(`ledger.${channel}`)}
        </b>
        <span className="ink-2">{t('message.to', { to })}</span>
        {html && (
          <span className="right">
            <Filters
              filters={(['text', 'html'] as const).map((key) => ({ key, label: t(`message.${key}`) }))}
              chosen={as}
              onChoose={setAs}
            />
          </span>
        )}
      </header>
      {subject && <h3 lang={languageOf(subject)}>{subject}</h3>}
      {html && as === 'html' ? (
        <iframe sandbox="" title={subject ?? to} srcDoc={sealed(html)} />
      ) : (
        <p className="message-text" lang={languageOf(text)}>
          {text}
        </p>
      )}
    </article>
  )
}

/** Punctuation is drawn by the language of the message, not by that of the page. */
const languageOf = (text: string) => (/\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en')

const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`
const sealed = (html: string) => policy + html
