import { type Advice, advice, ofService, type Place } from '../advice.ts'
import type { DiagnosisCode } from '../diagnosis-code.ts'
import type { Clue } from '../subject.ts'
import type { TargetSeen } from '../target-seen.ts'
import { guide } from './cause.ts'

/** One reason why a load balancer calls a task unhealthy, and what gives it away. */
interface TargetCause {
  readonly code: DiagnosisCode
  when(seen: TargetSeen): boolean
  cause(seen: TargetSeen): string
  fix(seen: TargetSeen, clue: Clue): string | Advice
}

export const TARGET_DOCS: string = guide('troubleshoot-service-load-balancers')

const TIMED_OUT = /timed out|timeout/i
/** What a proxy answers before what is behind it runs; an error of the program itself is 500. */
const STARTING = /^50[234]/
/** A task that lasted so many times longer than its checks are patient had started. */
const PATIENT = 4

/** What fails: the path, where one is known to be asked for. */
const checked = (path: string | undefined, the = 'the'): string => path ?? `${the} health check`

/** An event may name none. */
const on = (port: number): string => (port > 0 ? `port ${port}` : 'its port')

const TARGET_CAUSES: readonly TargetCause[] = [
  {
    code: 'target.security-group',
    when: ({ admitted }) => admitted === false,
    cause: ({ port }) => `The security groups of the tasks do not let the load balancer in on ${on(port)}`,
    fix: ({ port }, clue) =>
      clue.subject.program
        ? `Deploy again: it puts the rule for ${on(port)} back that somebody removed from the security group of service('${clue.subject.service.serviceName}').`
        : `Allow inbound TCP ${port} from the security group of the load balancer.`,
  },
  {
    code: 'target.grace-period',
    when: ({ codes, grace, startPeriod, patience, grpc, ran, reason }) =>
      // What has not started refuses connections; what does not answer them is slow, or behind a firewall.
      !TIMED_OUT.test(reason) &&
      (codes === undefined || (!grpc && STARTING.test(codes))) &&
      (grace < patience || grace < startPeriod) &&
      // What refuses or answers, nobody knows how long after its start, tells that first.
      (ran > 0 ? ran <= PATIENT * Math.max(patience, startPeriod) : reason === ''),
    cause: seen =>
      `The load balancer did not wait for the program to start: the grace period is ${seen.grace} s, and ${seen.startPeriod > seen.grace ? `the container asks for ${seen.startPeriod} s to start` : `its checks give up after ${seen.patience} s`}${seen.ran > 0 ? '' : '; what the checks found, and how long the task ran, is not told'}`,
    fix: ({ patience, startPeriod, ran }, clue) =>
      advice`Raise ${ofService(clue, '.healthCheckGracePeriod(…)', { setting: 'healthCheckGracePeriodSeconds', to: Math.max(patience, startPeriod) })} above the time that the program needs to start.${ran > 0 ? '' : ' Where that has passed, see what the path of the checks answers.'}`,
  },
  {
    code: 'target.wrong-code',
    when: ({ codes }) => codes !== undefined,
    cause: ({ path, codes, matcher, port, grpc }) =>
      `${checked(path, 'The')} on ${on(port)} answers ${grpc ? 'gRPC status ' : ''}${codes}, and the load balancer wants ${matcher ?? 'another code'}`,
    fix: ({ codes, grpc }, clue) =>
      grpc
        ? advice`Implement the method that is checked (grpc.health.v1.Health/Check is one), or let the matcher want ${codes ?? 'it'}: ${check(clue)}.`
        : advice`${codes?.startsWith('5') ? 'Read the log of the container for the error' : 'Answer the check without redirect or sign-in'}, or correct path and matcher: ${check(clue)}.${codes !== undefined && STARTING.test(codes) ? ' If what it asks only starts slowly, raise the grace period.' : ''}`,
  },
  {
    code: 'target.timeout',
    when: ({ reason }) => TIMED_OUT.test(reason),
    cause: ({ path, port, timeout, admitted }) =>
      `Nothing answered ${checked(path)} on ${on(port)} ${timeout === undefined ? 'in time' : `within ${timeout} s`}${admitted ? ', though the security groups let the load balancer in' : ''}`,
    fix: ({ grace, patience, port, admitted }, clue) =>
      advice`${admitted ? '' : `See that the security groups of the tasks let the load balancer in on ${on(port)}. `}Make the check answer faster, or give it more time (timeoutSeconds): ${check(clue)}.${grace < patience ? ` If it only starts slowly, raise the grace period (${grace} s).` : ''}`,
  },
  {
    code: 'target.refused',
    when: ({ reason }) => /health checks failed(?! due to an (ELB )?internal)/i.test(reason),
    cause: ({ port, path }) =>
      `Connections to ${on(port)} are refused or break: nothing answers ${checked(path)} there`,
    fix: ({ port, grace }, clue) =>
      advice`Let the program listen on 0.0.0.0${port > 0 ? `:${port}` : ''} (not on localhost), or name the port that it listens on: ${ofService(clue, `.target(…, ${port > 0 ? port : '…'})`, 'loadBalancers.containerPort')}.${Number.isFinite(grace) ? ` If it only starts slowly, raise the grace period (${grace} s).` : ''}`,
  },
]

/** What a load balancer says of a target that it does not check, or that says nothing of the program. */
const NOT_CHECKED: readonly (readonly [RegExp, cause: string, fix: string])[] = [
  [
    /internal error/i,
    'The load balancer calls the task unhealthy for an error of its own',
    'Wait: it checks again. If it goes on, ask AWS Support',
  ],
  [
    /deregistration|draining|not registered/i,
    'The task is being taken out of its target group: it was ended, and that it is no target any more is no cause',
    'Read what ended it: the events before, and its stopped tasks',
  ],
  [
    /registration is in progress|initial health checks/i,
    'The load balancer had not checked the task yet',
    'Wait for its first checks; where a task ends before them, read why it stopped',
  ],
  [
    /(stopped|terminated|unusable) state/i,
    'What the task runs on is stopped or terminated, or no target in the state that it is in',
    'See that the container instance runs and stays; ECS starts the task on another',
  ],
  [
    /reserved|in use by a load balancer/i,
    'The address of the task is reserved for a load balancer, so that it is no target',
    'Give load balancer and tasks subnets of their own',
  ],
]

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealth.html
const notChecked = NOT_CHECKED.map(
  ([words, cause, fix]): TargetCause => ({
    code: 'target.unhealthy',
    // A group may be called like a state.
    when: ({ reason }) => words.test(reason.replace(/target-group \S+/, '')),
    cause: () => cause,
    fix: (_, clue) => advice`${fix}. The target groups are ${ofService(clue, '.target(…)', 'loadBalancers')}.`,
  }),
)

const UNHEALTHY: TargetCause = {
  code: 'target.unhealthy',
  when: () => true,
  cause: ({ path, port }) => `The load balancer found the task unhealthy: ${checked(path)} on ${on(port)}`,
  fix: (_, clue) =>
    advice`Make sure that the path answers in time, or raise ${ofService(clue, '.healthCheckGracePeriod(…)', 'healthCheckGracePeriodSeconds')}.`,
}

/** The first that fits. A program that says what it lacks was not merely slow. */
export function targetCause(seen: TargetSeen, saysWhy: boolean): TargetCause {
  const fits = ({ code, when }: TargetCause) => when(seen) && !(saysWhy && code === 'target.grace-period')
  return notChecked.find(fits) ?? TARGET_CAUSES.find(fits) ?? UNHEALTHY
}

const check = (clue: Clue): Place => ofService(clue, '{ healthCheck } in .target(…)', 'HealthCheckPath', 'Matcher')
