import type { Mutation } from './mutation.ts'

const rows = [
  [
    'members of Service Connect are let in',
    'src/model/member-rules.ts',
    '[connectMembers(models), discoveryMembers(models)]',
    '[discoveryMembers(models)]',
    'test/deploy/connect.test.ts',
    'reach what is served there',
  ],
  [
    'who finds a service by Cloud Map is let in',
    'src/model/member-rules.ts',
    '[connectMembers(models), discoveryMembers(models)]',
    '[connectMembers(models)]',
    'test/deploy/namespaces.test.ts',
    'is made with names',
  ],
  [
    'who is admitted is let in',
    'src/builders/service-admission.ts',
    'const more = admitted.filter(',
    'const more = [].filter(',
    'test/deploy/reach.test.ts',
    'services let each other in',
  ],
  [
    'VPC Lattice is let in',
    'src/builders/service-builder.ts',
    '...latticeAdmissions(lattice, definition)',
    '',
    'test/deploy/reach.test.ts',
    'VPC Lattice is let in',
  ],
  [
    'load balancers are let in',
    'src/builders/service-builder.ts',
    'ingress: ingressOfTargets(targets)',
    'ingress: []',
    'test/deploy/nine-steps.test.ts',
    '',
  ],
] as const

export const reach: readonly Mutation[] = rows.map(([what, file, from, to, test, named]) => {
  return { what: `reach: ${what}`, file, from, to, test, named }
})
