import type { World } from '../operation.ts'

/** The ARN of the repository of ECR that an image is in. */
export function repositoryArnOf({ partition }: World, image: string): string | undefined {
  const [, account, region, name] =
    /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.[a-z0-9.-]+\/([^:@]+)/.exec(image) ?? []
  return account && `arn:${partition}:ecr:${region}:${account}:repository/${name}`
}
