import { DOMAINS, partitionOf } from './partition.ts'

// Addresses of both IP versions end in on.aws, or in the like of their partition
const DOMAIN = [...DOMAINS, 'on.aws', 'on.amazonwebservices.com.cn', 'on.amazonwebservices.eu'].join('|')
const PRIVATE = new RegExp(
  `^(\\d{12})\\.dkr[.-]ecr(?:-fips)?\\.([a-z0-9-]+)\\.(?:${DOMAIN.replaceAll('.', '\\.')})/([^:@]+)`,
)

/** The ARN of the private ECR repository that an image is in, or nothing when it is elsewhere. */
export function privateRepository(image: string): string | undefined {
  const [, account, region, name] = PRIVATE.exec(image) ?? []
  if (!account || !region || !name) return undefined
  return `arn:${partitionOf(region).partition}:ecr:${region}:${account}:repository/${name}`
}
