import { type ServedSimulator, serve } from 'fluent-ecs/simulator'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { here, python } from './python.ts'

let server: ServedSimulator

beforeAll(async () => {
  server = await serve({ rate: 60 })
})

afterAll(() => server.close())

const aws = async (command: string): Promise<string> => {
  const { code, output } = await python('aws', [...command.split(' '), '--output', 'text'], server.url)
  if (code !== 0) throw new Error(output)
  return output.trim()
}

test('the AWS CLI deploys a service and waits for it', async () => {
  await aws('ecs create-cluster --cluster-name cli')
  const [subnet] = (await aws('ec2 describe-subnets --query Subnets[].SubnetId')).split(/\s+/)
  await aws(
    'ecs register-task-definition --family web --requires-compatibilities FARGATE --network-mode awsvpc --cpu 256 --memory 512 --container-definitions [{"name":"app","image":"nginx"}]',
  )
  await aws(
    `ecs create-service --cluster cli --service-name web --task-definition web --desired-count 1 --launch-type FARGATE --network-configuration awsvpcConfiguration={subnets=[${subnet}]}`,
  )
  await aws('ecs wait services-stable --cluster cli --services web')
  expect(await aws('ecs describe-services --cluster cli --services web --query services[].runningCount')).toBe('1')
})

test('the AWS CLI shows errors in the words of AWS', async () => {
  await expect(aws('ecs describe-services --cluster none --services web')).rejects.toThrow(
    /\(ClusterNotFoundException\) when calling the DescribeServices operation: Cluster not found\./,
  )
  await expect(aws('route53 get-hosted-zone --id Z1')).rejects.toThrow(/\(NoSuchHostedZone\)/)
  await expect(aws('elbv2 describe-load-balancers --names none')).rejects.toThrow(/\(LoadBalancerNotFound\)/)
  await expect(aws('iam get-role --role-name none')).rejects.toThrow(/\(NoSuchEntity\)/)
})

test('boto3 deploys a service, runs a task and stops it', async () => {
  const { output } = await python('python', [`${here}boto.py`], server.url)
  expect(output.trim()).toBe('{"running": 2, "stopped": "enough"}')
})
