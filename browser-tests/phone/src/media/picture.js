const FRAMES_A_SECOND = 10;

/** A moving picture in place of a camera, so that the far side's decoder has something to count. */
export function movingPicture(label) {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: 320, height: 240 });
  const pen = canvas.getContext('2d');
  const draw = () => {
    const hue = (performance.now() / 20) % 360;
    pen.fillStyle = `hsl(${hue} 60% 40%)`;
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.fillStyle = 'white';
    pen.fillRect((performance.now() / 10) % canvas.width, 180, 40, 40);
    pen.font = 'bold 32px sans-serif';
    pen.fillText(label, 20, 60);
    pen.fillText(new Date().toLocaleTimeString(), 20, 110);
  };
  draw();
  const [track] = canvas.captureStream(FRAMES_A_SECOND).getVideoTracks();
  const timer = setInterval(draw, 1000 / FRAMES_A_SECOND);
  const stop = track.stop.bind(track);
  track.stop = () => {
    clearInterval(timer);
    stop();
  };
  return track;
}
