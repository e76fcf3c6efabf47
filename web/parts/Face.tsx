import './face.css'

/** The first character of a name in a neutral round; colour says nothing about people. */
export const Face = ({ name }: { name: string }) => (
  <span className="face" aria-hidden="true">
    {[...name][0]}
  </span>
)

/** Who is looking at this page now. */
export const Faces = ({ names, label }: { names: string[]; label: string }) => (
  <span
    className="faces"
    role="img"
    aria-label={`${label}: ${names.join(', ')}`}
    title={`${label}: ${names.join(', ')}`}
  >
    {names.map((name) => (
      <Face key={name} name={name} />
    ))}
  </span>
)
