/** What `npm test` plays; `npm run test:faults` plays the others. */
export const SAMPLE = ['consul-connect', 'ecsdemo-backend', 'split-at-listener', 'vllm-gpu', 'yelb']
