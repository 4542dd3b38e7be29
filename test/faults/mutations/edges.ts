import { KINDS, NEEDED } from '../../deploy/kinds.ts'
import type { Mutation, Spare } from './mutation.ts'

const all = Object.entries(KINDS).flatMap(([from, { refersTo }]) =>
  Object.entries<string>(refersTo).map(([to, because]) => ({ from, to, because })),
)
const named = ({ from, to }: { readonly from: string; readonly to: string }) => `edge: ${from} -> ${to}`

/** Of a task nothing is made: what misses it misses what it refers to. */
const missed = (to: string) => (to === 'task' ? 'security-group' : to)

export const edges: readonly Mutation[] = all
  .filter(({ because }) => because === NEEDED)
  .map(edge => ({
    what: named(edge),
    file: 'src/deploy/graph/graph.ts',
    from: 'needs.map(keyOf)',
    to: `needs.filter(to => model.kind !== '${edge.from}' || to.kind !== '${edge.to}').map(keyOf)`,
    test: 'test/deploy/edges.test.ts',
    named: `what needs a ${missed(edge.to)} waits`,
  }))

export const spareEdges: readonly Spare[] = all
  .filter(({ because }) => because !== NEEDED)
  .map(({ because, ...edge }) => ({ what: named(edge), because }))
