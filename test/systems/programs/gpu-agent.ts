/** What instances of the blueprints with GPUs may do beside joining their cluster. */
export const SSM_AND_AGENT = {
  managedPolicyArns: [
    'arn:aws:iam::aws:policy/AmazonSSMManagedEC2InstanceDefaultPolicy',
    'arn:aws:iam::aws:policy/CloudWatchAgentServerPolicy',
  ],
}

const MEASURED = ['utilization_gpu', 'utilization_memory', 'memory_total', 'memory_used', 'memory_free']
const CLOCKS = ['clocks_current_graphics', 'clocks_current_sm', 'clocks_current_memory']

/** The lines by which such an instance measures its GPUs. */
export function gpuAgent(namespace: string): string {
  const settings = {
    agent: { metrics_collection_interval: 1, run_as_user: 'cwagent' },
    metrics: {
      namespace,
      metrics_collected: {
        mem: { measurement: ['mem_used_percent'] },
        nvidia_gpu: { measurement: [...MEASURED, ...CLOCKS] },
      },
      append_dimensions: { InstanceId: '$' + '{aws:InstanceId}' },
    },
  }
  return [
    'echo "ip_resolve=4" >> /etc/yum.conf',
    'yum install amazon-cloudwatch-agent -y',
    "cat << 'EOF' > /opt/aws/amazon-cloudwatch-agent/etc/amazon-cloudwatch-agent.json",
    JSON.stringify(settings, undefined, 2),
    'EOF',
    'systemctl enable --now amazon-cloudwatch-agent.service',
  ].join('\n')
}
