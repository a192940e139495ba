// Timers of a page that is not looked at run late; those of a worker do not.
onmessage = ({ data }: MessageEvent<number>) => {
  setInterval(() => postMessage(undefined), data);
};
