import type { Batch } from '../../../aws/batches.ts'
import type { ServiceDeployment } from '../../../aws/shapes/ecs.ts'
import type { AccountContext } from '../../context.ts'

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServiceDeployments.html
const DEPLOYMENTS_PER_CALL = 20

/** A service deployment by its ARN. */
export function describeServiceDeployment(
  arn: string,
  context: AccountContext,
): Promise<ServiceDeployment | undefined> {
  return context.batches.load(byArn, arn, context)
}

const byArn: Batch<ServiceDeployment, AccountContext> = {
  size: DEPLOYMENTS_PER_CALL,
  async read(arns, { aws }) {
    const { serviceDeployments = [] } = await aws.ecs('DescribeServiceDeployments', {
      serviceDeploymentArns: [...arns],
    })
    return new Map(serviceDeployments.map(each => [each.serviceDeploymentArn ?? '', each]))
  },
}
