const PRIVATE =
  /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.com(?:\.cn)?|on\.aws|on\.amazonwebservices\.com\.cn)\/([^:@]+)/

/** The ARN of the private ECR repository that an image is in, or nothing when it is elsewhere. */
export function privateRepository(image: string): string | undefined {
  const [, account, region, name] = PRIVATE.exec(image) ?? []
  if (!account || !region || !name) return undefined
  return `arn:${partitionOf(region)}:ecr:${region}:${account}:repository/${name}`
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn'
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws'
}
