import { edges, spareEdges } from './edges.ts'
import type { Mutation, Spare } from './mutation.ts'
import { ownership, spareOwnership } from './ownership.ts'
import { reach } from './reach.ts'
import { removal, spareOrder } from './removal.ts'
import { revisions } from './revisions.ts'
import { rights } from './rights.ts'
import { traffic } from './traffic.ts'

export const mutations: readonly Mutation[] = [
  ...edges,
  ...removal,
  ...ownership,
  ...traffic,
  ...reach,
  ...rights,
  ...revisions,
]
export const spare: readonly Spare[] = [...spareEdges, ...spareOrder, ...spareOwnership]
