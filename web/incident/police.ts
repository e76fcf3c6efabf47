/** Was a report filed with the police? Its recipient is typed, or taken from the directory of authorities. */
export const isPolice = (recipient: unknown): boolean => /公安|police/i.test(String(recipient ?? ''))
