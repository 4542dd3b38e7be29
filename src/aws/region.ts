import { PlanError } from '../errors.ts'

/** The Region to work in: the one given, or the environment's. @throws PlanError where there is none, or no such. */
export function regionOf(region = process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION): string {
  if (!region) {
    throw new PlanError('region.missing', {
      message: 'No AWS Region is given',
      fix: "Give one, --region us-east-1 on the command line or deploy(stack, { region: 'us-east-1' }) in a program, or set AWS_REGION.",
    })
  }
  if (!/^[a-z]{2,}(-[a-z]+)+-\d+$/.test(region)) throw unknownRegion(region)
  return region
}

/** The error of a Region that does not exist. */
export function unknownRegion(region: string, cause?: unknown): PlanError {
  return new PlanError('region.unknown', {
    message: `There is no AWS Region "${region}"`,
    fix: 'Give the code of a Region, for example us-east-1 or eu-central-1.',
    cause,
  })
}
