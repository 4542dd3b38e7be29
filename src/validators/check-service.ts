import { ignoredBy, optionOf } from './check-options.ts'
import type { CheckOptions } from './check-task-definition.ts'
import type { Issue } from './issue.ts'
import { Findings } from './raw/findings.ts'
import { Reading } from './raw/reader.ts'
import { readService, servicesIn } from './raw/service.ts'
import type { RuleFamily } from './rule.ts'
import { arnRules } from './service/arns.ts'
import type { CheckedService } from './service/checked-service.ts'
import { serviceFamilies } from './service/families.ts'
import { referenceRules } from './service/references.ts'
import { writtenRules } from './service/written.ts'

export interface CheckServiceOptions extends CheckOptions {
  /** The task definition that the service runs, as JSON: what is known of it is checked against the service. */
  readonly taskDefinition?: unknown
}

/** Every rule family for services written as JSON, in the order of their issues. */
export const writtenServiceRules: readonly RuleFamily<CheckedService>[] = [
  ...serviceFamilies,
  referenceRules,
  arnRules,
  writtenRules,
]

/**
 * Says what is wrong, or doubtful, in a service written as JSON: the input of CreateService, or what
 * `aws ecs describe-services` prints, or a list of either. Paths of issues are paths in that JSON.
 *
 * It never throws, whatever it is given. The task definition is only what the service is checked against: for what is
 * wrong with it, ask `checkTaskDefinition`.
 *
 * @example
 * const issues = checkService({ serviceName: 'web', taskDefinition: 'web:3', launchType: 'FARGATE', desiredCount: 2 })
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html
 */
export function checkService(json: unknown, options: CheckServiceOptions = {}): Issue[] {
  const ignored = ignoredBy(options)
  const taskDefinition = optionOf(options, 'taskDefinition')
  const around = new Reading()
  const services = servicesIn(json, around)
  const issues = services.flatMap(({ service, at }) => {
    const reading = new Reading(at)
    const ofDefinition = new Reading()
    const checked = readService(service, taskDefinition, reading, ofDefinition)
    const findings = new Findings(reading, ignored, ofDefinition)
    for (const family of writtenServiceRules) family.check(checked, finding => findings.add(finding, at))
    return findings.all()
  })
  return [...new Findings(around, ignored).all(), ...issues]
}
