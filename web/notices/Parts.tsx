import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type PartKey, partKeys } from '../../server/rules/notice.ts'
import { isField, slotsOf } from '../../server/rules/personSlots.ts'
import { blocksOf } from '../../server/rules/prose.ts'
import { pathOf } from '../incidentFrame/sections.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { State } from '../parts/Chip.tsx'
import { Completeness } from '../parts/Completeness.tsx'
import { useSay } from '../words/useSay.ts'
import { marksIn, movedIn, type Run } from './marks.ts'
import { fieldsOfChannel, useDesk } from './useDesk.ts'
import '../parts/factchip.css'

/** The whole text as its reader gets it, the four parts numbered, each with what it lacks. */
export function Parts() {
  const { draft, channel } = useDesk()
  if (!draft) return null
  const { words } = draft
  const shown = fieldsOfChannel[channel]
  const has = (field: (typeof shown)[number]) => shown.includes(field)
  return (
    <div className="notice-text" lang={draft.language}>
      {has('phone') && <Prose text={words.phone.opening} className="lede" />}
      {has('title') && <h3 className="notice-title">{words.title}</h3>}
      {has('greeting') && <Prose text={words.greeting} className="lede" />}
      {has('lede') && <Prose text={words.lede} className="lede" />}
      {partKeys.map((key, at) => (
        <Part key={key} part={key} no={at + 1} />
      ))}
      {has('contact') && <Prose text={words.contact} className="lede" />}
      {has('verification') && <Prose text={words.verification} className="verification" />}
      {has('phone') && <Prose text={words.phone.closing} className="lede" />}
      {has('closing') && <Prose text={words.closing} className="lede" />}
    </div>
  )
}

function Part({ part, no }: { part: PartKey; no: number }) {
  const { t } = useTranslation('notices')
  const say = useSay()
  const { draft } = useDesk()
  if (!draft) return null
  const missing = draft.contents
    .filter((one) => one.part === part && !one.said)
    .map(({ label }) => say(label))
  return (
    <section className="part">
      <h3>
        <span className="no">{no}</span>
        {draft.words.headings[part]}
        <span className="right">
          {draft.behind.includes(`parts.${part}`) && <State tone="soon">{t('text.behind')}</State>}{' '}
          <Completeness missing={missing} />
        </span>
      </h3>
      <Prose text={draft.words.parts[part]} />
    </section>
  )
}

function Prose({ text, className = '' }: { text: string; className?: string }) {
  return (
    <div className={`prose ${className}`}>
      {blocksOf(text).map((block, at) =>
        block.kind === 'paragraph' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: blocks of one text never move
          <p key={at}>
            <Marked text={block.text} />
          </p>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: blocks of one text never move
          <List key={at} ordered={block.ordered} items={block.items} />
        ),
      )}
    </div>
  )
}

function List({ ordered, items }: { ordered: boolean; items: string[] }) {
  const lines = items.map((item) => (
    <li key={item}>
      <Marked text={item} />
    </li>
  ))
  return ordered ? <ol>{lines}</ol> : <ul>{lines}</ul>
}

/** Facts underlined with their numbers; the two things that differ from person to person set apart. */
function Marked({ text }: { text: string }) {
  const { notice, draft } = useDesk()
  if (!draft) return <>{text}</>
  const facts = notice.facts.filter(({ group }) => group === '' || group === draft.group)
  return marksIn(text, facts, draft.language).map((run, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: runs of one text never move
    <RunOf key={at} run={run} />
  ))
}

function RunOf({ run: { text, fact } }: { run: Run }) {
  const { t } = useTranslation('notices')
  const { id } = useIncident()
  const { language } = useDesk()
  if (fact)
    return (
      <Link to={pathOf(id, 'facts')} className={movedIn(fact, language) ? 'fact-chip changed' : 'fact-chip'}>
        {text}
        <sup>{fact.no}</sup>
      </Link>
    )
  return slotsOf(text).map((piece, at) =>
    typeof piece === 'string' ? (
      piece
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never move
      <span key={at} className="placeholder">
        {isField(piece)
          ? [piece.field, piece.otherwise].filter(Boolean).join(' | ')
          : t(`placeholder.${piece.slot}`)}
      </span>
    ),
  )
}
