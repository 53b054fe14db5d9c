import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
// Before the components, whose own styles add to these.
import './ui/tokens.css';
import './ui/base.css';
import './ui/ui.css';
import { App } from './app/App.js';
import { reloadAfterDeployment } from './app/deployment.js';
import { applyTheme } from './app/theme.js';

addEventListener('vite:preloadError', () => void reloadAfterDeployment());
applyTheme();
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
