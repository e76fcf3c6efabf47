/** Lists as people write them: Chinese and Latin commas and semicolons part the entries. */
export const entriesOf = (text: string): string[] =>
  text
    .split(/[,，、;；]/)
    .map((entry) => entry.trim())
    .filter(Boolean)
