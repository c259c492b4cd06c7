// The pad on which one signs: strokes become the path of an SVG, in the pad's own units. Typing a name works without it.
"use strict";
(() => {
  const LEAST = 3; // units between two points that are both kept
  for (const pad of document.querySelectorAll("[data-pad]")) {
    const form = pad.closest("form");
    const field = form.elements.drawing;
    const canvas = pad.querySelector("canvas");
    const clear = form.querySelector("[data-clear]");
    const brush = canvas.getContext("2d");
    let strokes = [];
    let stroke = null;

    function at(event) {
      const box = canvas.getBoundingClientRect();
      const within = (value, most) => Math.max(0, Math.min(most, Math.round(value)));
      const x = (event.clientX - box.left) * (canvas.width / box.width);
      const y = (event.clientY - box.top) * (canvas.height / box.height);
      return [within(x, canvas.width), within(y, canvas.height)];
    }

    function draw() {
      brush.clearRect(0, 0, canvas.width, canvas.height);
      brush.lineWidth = 3;
      brush.lineCap = brush.lineJoin = "round";
      brush.strokeStyle = getComputedStyle(canvas).color;
      for (const points of strokes) {
        brush.beginPath();
        points.forEach(([x, y], place) => (place ? brush.lineTo(x, y) : brush.moveTo(x, y)));
        brush.stroke();
      }
    }

    function write() {
      const drawn = strokes.filter((points) => points.length > 1);
      field.value = drawn.map((points) => points.map(([x, y], place) => `${place ? "L" : "M"}${x} ${y}`).join("")).join("");
    }

    canvas.addEventListener("pointerdown", (event) => {
      canvas.setPointerCapture(event.pointerId);
      stroke = [at(event)];
      strokes.push(stroke);
      event.preventDefault();
    });
    canvas.addEventListener("pointermove", (event) => {
      if (!stroke) return;
      const [x, y] = at(event);
      const [lastX, lastY] = stroke[stroke.length - 1];
      if (Math.hypot(x - lastX, y - lastY) < LEAST) return;
      stroke.push([x, y]);
      draw();
    });
    for (const end of ["pointerup", "pointercancel"]) {
      canvas.addEventListener(end, () => {
        stroke = null;
        write();
      });
    }
    clear.addEventListener("click", () => {
      strokes = [];
      field.value = "";
      draw();
    });
    for (const part of document.querySelectorAll("[data-with-pad]")) part.hidden = false;
  }
})();
