import { useTranslation } from 'react-i18next'
import './seal.css'

export interface Piece {
  kind: 'same' | 'deleted' | 'added'
  text: string
}

interface DifferenceProps {
  /** 与已核准的 v3 相比：改 2 处，其余逐字相同 */
  title: string
  /** Only what changed, each with where: 第 1 段. */
  places: { where: string; pieces: Piece[] }[]
}

/** What changed between two versions: struck on red tint, underlined on green tint; the unchanged is not shown. */
export const Difference = ({ title, places }: DifferenceProps) => (
  <div className="difference">
    <div className="meta">{title}</div>
    {places.map(({ where, pieces }) => (
      <p key={where}>
        <span className="ink-3">{where}</span>
        <span>
          {pieces.map((piece, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one sentence never move
            <PieceOf key={index} piece={piece} />
          ))}
        </span>
      </p>
    ))}
  </div>
)

function PieceOf({ piece: { kind, text } }: { piece: Piece }) {
  const { t } = useTranslation()
  if (kind === 'same') return <>{text}</>
  const Changed = kind === 'deleted' ? 'del' : 'ins'
  return (
    <Changed>
      <span className="sr-only">{t(`diff.${kind}`)} </span>
      {text}
    </Changed>
  )
}
