import { type AnyTaskDefinition, type Issue, taskDefinition } from '../../src/index.ts'

interface Part {
  /** What the compiler sees of the rule. */
  readonly seen: string
  /** A program that compiles, and that the run time refuses by that rule. */
  readonly program: () => { issues(): readonly Issue[] }
}

const base = () => taskDefinition('web').fargate().cpu(0.25).memory(0.5)
const whole = (family = 'web'): AnyTaskDefinition =>
  taskDefinition(family)
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => c.image('app:1'))

/** Rules of which the compiler sees a part: to see the letters of every name would cost every definition. */
export const IN_PART: Readonly<Record<string, Part>> = {
  'CD-IMG-01': {
    seen: 'that there is an image',
    program: () => base().container('app', c => c.image('my app:1')),
  },
  'CD-USR-01': {
    seen: 'Windows, and the number of parts',
    program: () => base().container('app', c => c.image('app:1').user('-1')),
  },
  'PM-NUM-01': {
    seen: 'the sign, and whole numbers',
    program: () => base().container('app', c => c.image('app:1').port(65_536)),
  },
  'PM-RNG-01': {
    seen: 'the form',
    program: () => base().container('app', c => c.image('app:1').portRange('8010-8000')),
  },
  'TD-EXE-05': {
    seen: 'the form',
    program: () => whole().executionRole('arn:aws:iam::12345678901:role/x'),
  },
  'TD-FAM-01': { seen: 'that there is a family', program: () => whole('a.b') },
}
