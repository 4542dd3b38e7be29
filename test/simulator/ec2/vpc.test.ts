import {
  AttachInternetGatewayCommand,
  CreateInternetGatewayCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  DeleteInternetGatewayCommand,
  DeleteSubnetCommand,
  DeleteVpcCommand,
  DetachInternetGatewayCommand,
  EC2Client,
} from '@aws-sdk/client-ec2'
import { createSimulator } from 'fluent-ecs/simulator'
import { expect, test } from 'vitest'

test('a network is made, used and taken down in order', async () => {
  const simulator = createSimulator()
  const ec2 = new EC2Client(simulator.clientConfig('ec2'))
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.1.0.0/16' }))
  const VpcId = Vpc?.VpcId
  const subnet = (CidrBlock: string, AvailabilityZone = 'us-east-1a') =>
    ec2.send(new CreateSubnetCommand({ VpcId, CidrBlock, AvailabilityZone }))
  const { Subnet: { SubnetId, AvailableIpAddressCount } = {} } = await subnet('10.1.1.0/24')
  expect(AvailableIpAddressCount).toBe(251)
  await expect(subnet('10.1.1.128/25')).rejects.toMatchObject({ name: 'InvalidSubnet.Conflict' })
  await expect(subnet('10.2.0.0/24')).rejects.toMatchObject({ name: 'InvalidSubnet.Range' })
  await expect(subnet('10.1.2.0/24', 'eu-west-1a')).rejects.toMatchObject({ name: 'InvalidParameterValue' })

  const { InternetGateway } = await ec2.send(new CreateInternetGatewayCommand({}))
  const InternetGatewayId = InternetGateway?.InternetGatewayId
  await ec2.send(new AttachInternetGatewayCommand({ VpcId, InternetGatewayId }))
  await expect(ec2.send(new AttachInternetGatewayCommand({ VpcId, InternetGatewayId }))).rejects.toMatchObject({
    name: 'Resource.AlreadyAssociated',
  })
  await expect(ec2.send(new DeleteVpcCommand({ VpcId }))).rejects.toMatchObject({ name: 'DependencyViolation' })
  await expect(ec2.send(new DeleteInternetGatewayCommand({ InternetGatewayId }))).rejects.toMatchObject({
    name: 'DependencyViolation',
  })
  expect(simulator.resources()).toEqual([VpcId, SubnetId, InternetGatewayId])
  await ec2.send(new DetachInternetGatewayCommand({ VpcId, InternetGatewayId }))
  await ec2.send(new DeleteInternetGatewayCommand({ InternetGatewayId }))
  await ec2.send(new DeleteSubnetCommand({ SubnetId }))
  await ec2.send(new DeleteVpcCommand({ VpcId }))
  expect(simulator.isEmpty()).toBe(true)
})

test.each(['10.0.0.0/8', '10.0.0.0/29'])('a network of %s is refused', async CidrBlock => {
  const ec2 = new EC2Client(createSimulator().clientConfig('ec2'))
  await expect(ec2.send(new CreateVpcCommand({ CidrBlock }))).rejects.toMatchObject({ name: 'InvalidVpc.Range' })
})
