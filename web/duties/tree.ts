import type { Explanation, LeafExplanation } from '../../server/rules/condition.ts'

/** The tree of conditions of a rule, as the contract hands it over. */
export type Tree = Explanation
export type Leaf = LeafExplanation

export const leavesOf = (tree: Tree): Leaf[] => (tree.kind === 'leaf' ? [tree] : tree.parts.flatMap(leavesOf))
