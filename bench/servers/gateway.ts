import 'reflect-metadata';
import { createApp } from '../../src/app.js';
import { benchConfig } from '../config.js';
import { serve } from './serve.js';

// The whole gateway as it runs in production, reactors and all; only the rate limits are off.
const app = await createApp(benchConfig());
const { url } = await app.start();
serve(`${url}/graphql`);
