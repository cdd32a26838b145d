// The bundler puts style sheets that an entry imports beside its script.
declare module '*.css';
