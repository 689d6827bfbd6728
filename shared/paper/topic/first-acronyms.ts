import type { Acronym } from './acronym.ts'

const pairs = `
AI artificial intelligence|ML machine learning|DL deep learning|RL reinforcement learning|FL federated learning|SSL self-supervised learning
LLM large language model|SLM small language model|VLM vision-language model|MLLM multimodal large language model|VLA vision-language-action|LVLM large vision-language model
RAG retrieval-augmented generation|CoT chain of thought|ICL in-context learning|MoE mixture of experts|SFT supervised fine-tuning|PEFT parameter-efficient fine-tuning
RLHF reinforcement learning from human feedback|RLVR reinforcement learning with verifiable rewards|DPO direct preference optimization|PPO proximal policy optimization|GRPO group relative policy optimization|LoRA low-rank adaptation
GNN graph neural network|GCN graph convolutional network|CNN convolutional neural network|RNN recurrent neural network|SNN spiking neural network|DNN deep neural network|PINN physics-informed neural network|KAN Kolmogorov-Arnold network
GAN generative adversarial network|VAE variational autoencoder|SAE sparse autoencoder|ViT vision transformer|DiT diffusion transformer|SSM state space model
NLP natural language processing|NER named entity recognition|QA question answering|VQA visual question answering|ASR automatic speech recognition|TTS text-to-speech|OCR optical character recognition|SOTA state of the art|NMT neural machine translation
NeRF neural radiance field|3DGS 3D Gaussian splatting|SLAM simultaneous localization and mapping|BEV bird's-eye view|MOT multi-object tracking|OOD out-of-distribution|HOI human-object interaction
UAV unmanned aerial vehicle|GUI graphical user interface|BCI brain-computer interface|HRI human-robot interaction|HCI human-computer interaction|IoT Internet of Things
MARL multi-agent reinforcement learning|MDP Markov decision process|MPC model predictive control|KG knowledge graph|XAI explainable artificial intelligence|EEG electroencephalography|MRI magnetic resonance imaging|EHR electronic health record|SAR synthetic aperture radar`

/** As much as two papers say. They fade like others, unless papers go on to say so. */
const weight = 20

/**
 * What a service knows before its first edition, so that `VLA` finds something on a day on which one paper alone
 * explains it.
 */
export const firstAcronyms: readonly Acronym[] = pairs
  .trim()
  .split(/[|\n]/)
  .map((pair) => {
    const [short = ''] = pair.split(' ')
    return { short, long: pair.slice(short.length + 1), weight }
  })
